import type { Key } from "./i18n";

export interface Field {
  name: string;
  label: Key;
  /** Codes to choose from, named in the language file under the prefix; a line of text without. */
  options?: { prefix: string; codes: string[] };
  optional?: boolean;
}

export interface Action {
  path: string;
  method?: "PUT";
  label: Key;
  danger?: boolean;
  fields: Field[];
  /** Sends a message of the caller's own mailbox along. */
  picksMessage?: boolean;
  /** What is sent, where it is not simply what was filled in. */
  body?: (values: Record<string, string>) => unknown;
}

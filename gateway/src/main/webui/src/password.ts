import type { PasswordRules } from "./api";

export interface Check {
  rule: "length" | "classes" | "notName" | "history";
  n: number;
  basis: string;
  /** Undefined where only the server can know. */
  met?: boolean;
}

/** What can be said of a password while it is typed; the server decides. */
export function checks(rules: PasswordRules, password: string): Check[] {
  const found: Check[] = [
    {
      rule: "length",
      n: rules.minLength.value,
      basis: rules.minLength.legalBasis,
      met: password.length >= rules.minLength.value,
    },
  ];
  if (rules.minClasses.value > 1) {
    found.push({
      rule: "classes",
      n: rules.minClasses.value,
      basis: rules.minClasses.legalBasis,
      met: classesOf(password) >= rules.minClasses.value,
    });
  }
  if (rules.notFromNameOrBirthDate.value) {
    found.push({ rule: "notName", n: 0, basis: rules.notFromNameOrBirthDate.legalBasis });
  }
  if (rules.history.value > 0) {
    found.push({ rule: "history", n: rules.history.value, basis: rules.history.legalBasis });
  }
  return found;
}

export function classesOf(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
}

import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  FormSelect,
  FormSelectOption,
  SearchInput,
  Skeleton,
} from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { type ReactNode, useEffect, useState } from "react";
import { usePages } from "./ask";
import { type Key, label } from "./i18n";
import { useLanguage } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 300;

export interface Column<T> {
  head: Key;
  cell: (row: T) => ReactNode;
}

interface Props<T> {
  id: string;
  title: Key;
  path: string;
  columns: Column<T>[];
  states: string[];
  statePrefix: string;
  search: Key;
  empty: { title: Key; hint: Key };
  onSessionEnd: () => void;
}

/** A list that is searched by what is typed, once the typing rests. */
export function PagedList<T extends { id: string }>(props: Props<T>) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [state, setState] = useState("");
  const asked = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (query) asked.set("q", query);
  if (state) asked.set("state", state);
  const [answer, again, walk] = usePages<T>(`${props.path}?${asked}`, props.onSessionEnd);

  useEffect(() => {
    const pause = setTimeout(() => setQuery(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  const filtered = query !== "" || state !== "";
  const clear = () => {
    setTyped("");
    setQuery("");
    setState("");
  };

  return (
    <section className="list" aria-labelledby={props.id} aria-busy={answer.state === "loading"}>
      <div className="list-head">
        <h2 id={props.id}>{t(props.title)}</h2>
        <div className="list-tools">
          <SearchInput
            aria-label={t(props.search)}
            placeholder={t(props.search)}
            value={typed}
            onChange={(_, value) => setTyped(value)}
            onClear={() => setTyped("")}
          />
          <FormSelect
            aria-label={t("stateFilter")}
            value={state}
            onChange={(_, value) => setState(value)}
          >
            <FormSelectOption value="" label={t("anyState")} />
            {props.states.map((code) => (
              <FormSelectOption key={code} value={code} label={label(t, props.statePrefix, code)} />
            ))}
          </FormSelect>
        </div>
      </div>

      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "loading" && <Waiting />}
      {answer.state === "here" && answer.value.items.length > 0 && (
        <Table aria-labelledby={props.id} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              {props.columns.map((column) => (
                <Th key={column.head} modifier="nowrap">{t(column.head)}</Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map((row) => (
              <Tr key={row.id}>
                {props.columns.map((column) => (
                  <Td key={column.head} dataLabel={t(column.head)}>
                    {column.cell(row)}
                  </Td>
                ))}
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {answer.state === "here" && answer.value.items.length === 0 && (
        <EmptyState
          variant="sm"
          headingLevel="h3"
          titleText={t(filtered ? "nothingFound" : props.empty.title)}
        >
          <EmptyStateBody>{t(filtered ? "nothingFoundHint" : props.empty.hint)}</EmptyStateBody>
          {filtered && (
            <EmptyStateFooter>
              <EmptyStateActions>
                <Button variant="link" onClick={clear}>
                  {t("clearFilters")}
                </Button>
              </EmptyStateActions>
            </EmptyStateFooter>
          )}
        </EmptyState>
      )}

      <Pager walk={walk} of={t(props.title)} />
    </section>
  );
}

function Waiting() {
  const { t } = useLanguage();
  return (
    <div className="skeletons" role="status">
      {[0, 1, 2].map((n) => (
        <Skeleton key={n} height="2.25rem" screenreaderText={n === 0 ? t("loading") : undefined} />
      ))}
    </div>
  );
}

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
import { get, type Page, ProblemError } from "./api";
import { type Key, label } from "./i18n";
import { useLanguage } from "./language";
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

type Answer<T> = { state: "loading" } | { state: "here"; page: Page<T> } | { state: "failed"; error: unknown };

/** A list by cursor: back is the trail of cursors walked so far, since the server only knows forward. */
export function PagedList<T extends { id: string }>(props: Props<T>) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState("");
  const [query, setQuery] = useState("");
  const [state, setState] = useState("");
  const [trail, setTrail] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>({ state: "loading" });
  const { path, onSessionEnd } = props;
  const after = trail.at(-1);

  useEffect(() => {
    const pause = setTimeout(() => {
      setQuery(typed.trim());
      setTrail([]);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  useEffect(() => {
    const leaving = new AbortController();
    const asked = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (query) asked.set("q", query);
    if (state) asked.set("state", state);
    if (after) asked.set("after", after);
    setAnswer({ state: "loading" });
    get<Page<T>>(`${path}?${asked}`, leaving.signal)
      .then((page) => setAnswer({ state: "here", page }))
      .catch((error: unknown) => {
        if (leaving.signal.aborted) {
          return;
        }
        if (error instanceof ProblemError && error.problem.status === 401) {
          onSessionEnd();
        } else {
          setAnswer({ state: "failed", error });
        }
      });
    return () => leaving.abort();
  }, [path, query, state, after, attempt, onSessionEnd]);

  const filtered = query !== "" || state !== "";
  const clear = () => {
    setTyped("");
    setQuery("");
    setState("");
    setTrail([]);
  };
  const next = answer.state === "here" ? answer.page.next : undefined;

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
            onChange={(_, value) => {
              setState(value);
              setTrail([]);
            }}
          >
            <FormSelectOption value="" label={t("anyState")} />
            {props.states.map((code) => (
              <FormSelectOption key={code} value={code} label={label(t, props.statePrefix, code)} />
            ))}
          </FormSelect>
        </div>
      </div>

      {answer.state === "failed" && <Trouble error={answer.error} again={() => setAttempt(attempt + 1)} />}
      {answer.state === "loading" && <Waiting />}
      {answer.state === "here" && answer.page.items.length > 0 && (
        <Table aria-labelledby={props.id} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              {props.columns.map((column) => (
                <Th key={column.head} modifier="nowrap">{t(column.head)}</Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {answer.page.items.map((row) => (
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
      {answer.state === "here" && answer.page.items.length === 0 && (
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

      {(trail.length > 0 || next) && (
        <nav className="pager" aria-label={t(props.title)}>
          <Button variant="secondary" isDisabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
            {t("previous")}
          </Button>
          <span aria-live="polite">{t("page", { n: trail.length + 1 })}</span>
          <Button variant="secondary" isDisabled={!next} onClick={() => next && setTrail([...trail, next])}>
            {t("next")}
          </Button>
        </nav>
      )}
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

import { Label } from "@patternfly/react-core";
import type { MailRequest } from "./api";
import type { Sight } from "./Home";
import { type Key, label } from "./i18n";
import { DAY, useLanguage, useMoment } from "./language";
import { PagedList } from "./PagedList";
import { UnitName } from "./UnitName";

const STATES = [
  "DRAFT",
  "AWAITING_HEAD",
  "SENT",
  "RECEIVED",
  "NEEDS_MORE",
  "IN_PROGRESS",
  "DONE",
  "REFUSED",
  "WITHDRAWN",
];

const COLOURS: Record<string, "grey" | "blue" | "orange" | "green" | "red" | "teal" | "yellow"> = {
  DRAFT: "grey",
  AWAITING_HEAD: "yellow",
  SENT: "blue",
  RECEIVED: "blue",
  NEEDS_MORE: "orange",
  IN_PROGRESS: "teal",
  DONE: "green",
  REFUSED: "red",
  WITHDRAWN: "grey",
};

interface Props {
  sight: Sight;
  onSessionEnd: () => void;
}

export function Requests({ sight, onSessionEnd }: Props) {
  const { t, language } = useLanguage();
  const day = new Intl.DateTimeFormat(language, { ...DAY, timeZone: "Asia/Ho_Chi_Minh" });
  const moment = useMoment();

  return (
    <PagedList<MailRequest>
      id="requests"
      title={`requests.${sight}` as Key}
      path="/api/v1/requests"
      states={STATES}
      statePrefix="state"
      search="requests.search"
      empty={{ title: "requests.empty", hint: "requests.emptyHint" }}
      onSessionEnd={onSessionEnd}
      columns={[
        { head: "request.code", cell: (row) => <a className="code" href={`/requests/${row.id}`}>{row.code}</a> },
        {
          head: "request.type",
          cell: (row) => (
            <>
              <div>{label(t, "type", row.type)}</div>
              <div className="fine">{t("request.lines", { n: row.lineCount })}</div>
            </>
          ),
        },
        { head: "request.unit", cell: (row) => <UnitName code={row.unit} /> },
        { head: "request.created", cell: (row) => day.format(new Date(row.createdAt)) },
        {
          head: "request.state",
          cell: (row) => (
            <Label color={COLOURS[row.state] ?? "grey"}>{label(t, "state", row.state)}</Label>
          ),
        },
        { head: "request.due", cell: (row) => due(row) },
      ]}
    />
  );

  function due(row: MailRequest) {
    if (!row.sla) {
      return <span className="fine">–</span>;
    }
    if (!row.sla.dueAt) {
      return <span className="fine">{t("request.paused")}</span>;
    }
    return (
      <>
        <div className={row.sla.overdue ? "late" : undefined}>{moment(row.sla.dueAt)}</div>
        {row.sla.overdue && <div className="late fine">{t("request.overdue")}</div>}
      </>
    );
  }
}

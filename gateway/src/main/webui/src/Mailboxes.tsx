import { Label } from "@patternfly/react-core";
import type { Mailbox } from "./api";
import type { Sight } from "./Home";
import { type Key, label } from "./i18n";
import { DAY, useLanguage } from "./language";
import { PagedList } from "./PagedList";
import { UnitName } from "./UnitName";

const STATES = ["AWAITING_ACTIVATION", "ACTIVE", "LOCKED", "STOPPED", "AWAITING_DELETION", "DELETED"];

const COLOURS: Record<string, "grey" | "blue" | "orange" | "green" | "red" | "yellow"> = {
  AWAITING_ACTIVATION: "blue",
  ACTIVE: "green",
  LOCKED: "orange",
  STOPPED: "yellow",
  AWAITING_DELETION: "red",
  DELETED: "grey",
};

const MIB = 1024 * 1024;

interface Props {
  sight: Sight;
  onSessionEnd: () => void;
}

export function Mailboxes({ sight, onSessionEnd }: Props) {
  const { t, language } = useLanguage();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, DAY);

  return (
    <PagedList<Mailbox>
      id="mailboxes"
      title={`mailboxes.${sight}` as Key}
      path="/api/v1/mailboxes"
      states={STATES}
      statePrefix="mailboxState"
      search="mailboxes.search"
      empty={{ title: "mailboxes.empty", hint: "mailboxes.emptyHint" }}
      onSessionEnd={onSessionEnd}
      columns={[
        { head: "mailbox.address", cell: (row) => <span className="address">{row.address}</span> },
        {
          head: "mailbox.holder",
          cell: (row) => (
            <>
              <div>{row.displayName}</div>
              {row.position && <div className="fine">{row.position}</div>}
            </>
          ),
        },
        { head: "mailbox.kind", cell: (row) => label(t, "kind", row.kind) },
        { head: "mailbox.unit", cell: (row) => <UnitName code={row.unitCode} /> },
        { head: "mailbox.quota", cell: (row) => size(row.quotaBytes) },
        {
          head: "mailbox.state",
          cell: (row) => (
            <>
              <Label color={COLOURS[row.state] ?? "grey"}>{label(t, "mailboxState", row.state)}</Label>
              {row.deletionDue && (
                <div className="fine">
                  {t("mailbox.deletion", { date: day.format(new Date(row.deletionDue)) })}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );

  function size(bytes: number) {
    const mib = bytes / MIB;
    return mib >= 1024 ? `${number.format(mib / 1024)} GB` : `${number.format(mib)} MB`;
  }
}

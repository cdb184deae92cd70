import { Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Action } from "./action";
import type { Place, Spill } from "./api";
import { usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";
import { StepForm } from "./StepForm";

/** Where the platform cannot look itself, and takes a letter or a declaration. */
const OUT_OF_SIGHT = ["EXTERNAL_RECIPIENT", "USER_DEVICE", "MAIL_STORE", "KEYRING"];

/** The mail server does not have the mailbox, and nobody has announced that it was deleted. */
const isLost = (row: Place) => row.kind === "MAILBOX" && row.state === "UNKNOWN" && row.proof === "not-on-mail-server";

const declare = (row: string): Action => ({
  path: row,
  method: "PUT",
  label: "step.declare",
  fields: [
    { name: "state", label: "request.state", options: { prefix: "coverage", codes: ["DECLARED", "UNREACHABLE"] } },
    { name: "proof", label: "spill.proof" },
  ],
});

interface Props {
  spill: Spill;
  onSessionEnd: () => void;
}

/** The coverage ledger: each place where a copy can lie. */
export function Places({ spill, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const declares = spill.myParts.includes("LEAD") && !["CLOSED", "RELEASED"].includes(spill.state);
  const [answer, again, walk] = usePages<Place>(`/api/v1/spills/${spill.id}/coverage?limit=50`, onSessionEnd);
  return (
    <>
      <h2 id="places">{t("spill.places")}</h2>
      {answer.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && answer.value.items.length === 0 && <p>{t("spill.noPlace")}</p>}
      {answer.state === "here" && answer.value.items.length > 0 && (
        <Table aria-labelledby="places" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("spill.place")}</Th>
              <Th>{t("request.state")}</Th>
              <Th>{t("spill.proof")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map((row) => (
              <Tr key={row.id}>
                <Td dataLabel={t("spill.place")}>
                  {label(t, "placeKind", row.kind)}: {row.place}
                </Td>
                <Td dataLabel={t("request.state")}>
                  {label(t, "coverage", row.state)} <span className="fine">{moment(row.changedAt)}</span>
                </Td>
                <Td dataLabel={t("spill.proof")}>
                  {row.proof ?? "–"}
                  {declares && (isLost(row) || (OUT_OF_SIGHT.includes(row.kind) && !["DECLARED", "DESTROYED"].includes(row.state))) && (
                    <StepForm
                      base={`/api/v1/spills/${spill.id}/coverage/`}
                      version={spill.version}
                      step={declare(row.id)}
                      onSessionEnd={onSessionEnd}
                    />
                  )}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={t("spill.places")} />
    </>
  );
}

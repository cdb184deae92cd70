import { Label, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Waiting } from "./api";
import { usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";

/** What the cases wait for from the caller. */
export function WaitingSpills({ onSessionEnd }: { onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [answer, again, walk] = usePages<Waiting>("/api/v1/waiting-spills?limit=20", onSessionEnd);
  return (
    <>
      <h2 id="waiting">{t("spills.waiting")}</h2>
      {answer.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && answer.value.items.length === 0 && (
        <p>{t(answer.value.next ? "spills.nothingWaitsHere" : "spills.nothingWaits")}</p>
      )}
      {answer.state === "here" && answer.value.items.length > 0 && (
        <Table aria-labelledby="waiting" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("spill.code")}</Th>
              <Th>{t("spill.task")}</Th>
              <Th>{t("spill.due")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map((task) => (
              <Tr key={task.spillId + task.task}>
                <Td dataLabel={t("spill.code")}>
                  <a href={`/spills/${task.spillId}`}>{task.code}</a>{" "}
                  {task.exercise && <Label color="orange">{t("exercise")}</Label>}
                </Td>
                <Td dataLabel={t("spill.task")}>{label(t, "task", task.task)}</Td>
                <Td dataLabel={t("spill.due")} className={task.late ? "late" : undefined}>
                  {task.dueAt ? moment(task.dueAt) : "–"}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={t("spills.waiting")} />
    </>
  );
}

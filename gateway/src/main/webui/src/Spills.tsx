import { Button, EmptyState, EmptyStateBody, Label, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { Me, Page, SpillLine, Waiting } from "./api";
import { useAnswer } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";
import { UnitName } from "./UnitName";

const WAITED_FOR = ["unit-head", "operator", "operator-lead", "police-assessor"];

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

export function Spills({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [after, setAfter] = useState("");
  const [cases, again] = useAnswer<Page<SpillLine>>(
    `/api/v1/spills?limit=20${after && `&after=${encodeURIComponent(after)}`}`,
    onSessionEnd,
  );
  const awaited = me.roles.some((role) => WAITED_FOR.includes(role));
  const [tasks] = useAnswer<Page<Waiting>>(awaited ? "/api/v1/waiting-spills" : undefined, onSessionEnd);
  const next = cases.state === "here" ? cases.value.next : undefined;

  return (
    <section className="page">
      <h1>{t("spills")}</h1>
      {tasks.state === "here" && tasks.value.items.length > 0 && (
        <>
          <h2 id="waiting">{t("spills.waiting")}</h2>
          <Table aria-labelledby="waiting" variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("spill.code")}</Th>
                <Th>{t("spill.task")}</Th>
                <Th>{t("spill.due")}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {tasks.value.items.map((task) => (
                <Tr key={task.spillId + task.task}>
                  <Td dataLabel={t("spill.code")}>
                    <a href={`/spills/${task.spillId}`}>{task.code}</a> {task.exercise && <Label color="orange">{t("exercise")}</Label>}
                  </Td>
                  <Td dataLabel={t("spill.task")}>{label(t, "task", task.task)}</Td>
                  <Td dataLabel={t("spill.due")} className={task.late ? "late" : undefined}>
                    {task.dueAt ? moment(task.dueAt) : "–"}
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </>
      )}
      <h2 id="cases">{t("spills.mine")}</h2>
      {cases.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {cases.state === "failed" && <Trouble error={cases.error} again={again} />}
      {cases.state === "here" && cases.value.items.length === 0 && (
        <EmptyState variant="sm" headingLevel="h3" titleText={t("spills.none")}>
          <EmptyStateBody>{t("spills.noneHint")}</EmptyStateBody>
        </EmptyState>
      )}
      {cases.state === "here" && cases.value.items.length > 0 && (
        <Table aria-labelledby="cases" variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("spill.code")}</Th>
              <Th>{t("request.unit")}</Th>
              <Th>{t("spill.reported")}</Th>
              <Th>{t("request.state")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {cases.value.items.map((spill) => (
              <Tr key={spill.id}>
                <Td dataLabel={t("spill.code")}>
                  <a href={`/spills/${spill.id}`}>{spill.code}</a> {spill.exercise && <Label color="orange">{t("exercise")}</Label>}
                </Td>
                <Td dataLabel={t("request.unit")}>
                  <UnitName code={spill.unit} />
                </Td>
                <Td dataLabel={t("spill.reported")}>{moment(spill.reportedAt)}</Td>
                <Td dataLabel={t("request.state")}>
                  <Label>{label(t, "spillState", spill.state)}</Label>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {next && (
        <Button variant="secondary" onClick={() => setAfter(next)}>
          {t("next")}
        </Button>
      )}
    </section>
  );
}

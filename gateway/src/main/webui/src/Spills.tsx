import { EmptyState, EmptyStateBody, Label, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { Me, SpillLine } from "./api";
import { usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";
import { UnitName } from "./UnitName";
import { WaitingSpills } from "./WaitingSpills";

const WAITED_FOR = ["unit-head", "operator", "operator-lead", "police-assessor"];

interface Props {
  me: Me;
  onSessionEnd: () => void;
}

export function Spills({ me, onSessionEnd }: Props) {
  const { t } = useLanguage();
  const moment = useMoment();
  const [cases, again, walk] = usePages<SpillLine>("/api/v1/spills?limit=20", onSessionEnd);
  const awaited = me.roles.some((role) => WAITED_FOR.includes(role));

  return (
    <section className="page">
      <h1>{t("spills")}</h1>
      {awaited && <WaitingSpills onSessionEnd={onSessionEnd} />}
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
      <Pager walk={walk} of={t("spills.mine")} />
    </section>
  );
}

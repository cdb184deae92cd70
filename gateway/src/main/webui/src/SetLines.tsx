import { Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useMemo } from "react";
import type { ResultSet, SetLine, Spill } from "./api";
import { usePages } from "./ask";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";

interface Copy {
  kind: string;
  place: string;
  bytes: number;
  state: string;
}

interface Props {
  spill: Spill;
  set: ResultSet;
  onSessionEnd: () => void;
}

/** Each copy that the digest stands for: what the second person decides on. */
export function SetLines({ spill, set, onSessionEnd }: Props) {
  const { t, language } = useLanguage();
  const path = `/api/v1/spills/${spill.id}/result-sets/${set.number}`;
  const [answer, again, walk] = usePages<SetLine>(`${path}/lines?limit=20`, onSessionEnd);
  const kilobytes = useMemo(() => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }), [language]);
  const title = t("set.lines", { n: set.number });
  return (
    <>
      {answer.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
      {answer.state === "failed" && <Trouble error={answer.error} again={again} />}
      {answer.state === "here" && (
        <Table aria-label={title} variant="compact" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>{t("spill.place")}</Th>
              <Th>{t("report.size")}</Th>
              <Th>{t("request.state")}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {answer.value.items.map((line) => {
              const copy = JSON.parse(line.text) as Copy;
              return (
                <Tr key={line.position}>
                  <Td dataLabel={t("spill.place")} className="address">
                    {label(t, "placeKind", copy.kind)}: {copy.place}
                  </Td>
                  <Td dataLabel={t("report.size")}>{kilobytes.format(Math.ceil(copy.bytes / 1024))} KB</Td>
                  <Td dataLabel={t("request.state")}>{label(t, "copyState", copy.state)}</Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
      <Pager walk={walk} of={title} />
      <p>
        <a href={`${path}/export`} download={`${spill.code}-${set.number}.jsonl`}>
          {t("set.export")}
        </a>{" "}
        <span className="fine">{t("set.exportHint")}</span>
      </p>
    </>
  );
}

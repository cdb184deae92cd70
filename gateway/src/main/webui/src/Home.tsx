import { useEffect, useState } from "react";
import { get, type Me, type Unit } from "./api";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Mailboxes } from "./Mailboxes";
import { Requests } from "./Requests";

const SEES_ALL = ["operator", "operator-lead", "auditor"];
const SEES_UNIT = ["focal-point", "unit-head", "integration"];

export type Sight = "all" | "mine" | "own";

export function Home({ me, onSessionEnd }: { me: Me; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const unitNames = useUnitNames(me.unitCodes);

  const roles = me.roles.map((role) => label(t, "role", role)).join(", ");
  const units = me.unitCodes.map((code) => unitNames[code] ?? code).join(", ");
  const sight = sightOf(me.roles);
  return (
    <>
      <section className="greeting">
        <h1>{t("hello", { name: me.name })}</h1>
        <p>{[roles || t("noRole"), units].filter(Boolean).join(", ")}</p>
      </section>
      {sight && (
        <div className="lists">
          <Requests sight={sight} unitNames={unitNames} onSessionEnd={onSessionEnd} />
          <Mailboxes sight={sight} unitNames={unitNames} onSessionEnd={onSessionEnd} />
        </div>
      )}
    </>
  );
}

function sightOf(roles: string[]): Sight | undefined {
  if (roles.some((role) => SEES_ALL.includes(role))) {
    return "all";
  }
  if (roles.some((role) => SEES_UNIT.includes(role))) {
    return "mine";
  }
  return roles.includes("officer") ? "own" : undefined;
}

/** Names are a comfort: until they are there, and if they never come, the code is shown. */
function useUnitNames(codes: string[]): Record<string, string> {
  const [names, setNames] = useState<Record<string, string>>({});
  const wanted = codes.join(" ");
  useEffect(() => {
    const leaving = new AbortController();
    for (const code of wanted.split(" ").filter(Boolean)) {
      get<Unit>(`/api/v1/units/${encodeURIComponent(code)}`, leaving.signal)
        .then((unit) => setNames((known) => ({ ...known, [code]: unit.name })))
        .catch(() => undefined);
    }
    return () => leaving.abort();
  }, [wanted]);
  return names;
}

import { Button } from "@patternfly/react-core";
import { Fragment } from "react";
import type { Me } from "./api";
import { label } from "./i18n";
import { useLanguage } from "./language";
import { Mailboxes } from "./Mailboxes";
import { Requests } from "./Requests";
import { UnitName } from "./UnitName";

const SEES_ALL = ["operator", "operator-lead", "auditor"];
const REPORTS = ["officer", "focal-point", "unit-head"];
const WORKS_ON_CASES = ["operator", "operator-lead", "auditor", "police-assessor"];
const READS_REGISTER = ["focal-point", "unit-head", "operator", "operator-lead", "auditor"];
const SEES_UNIT = ["focal-point", "unit-head", "integration"];

export type Sight = "all" | "mine" | "own";

export function Home({ me, onSessionEnd }: { me: Me; onSessionEnd: () => void }) {
  const { t } = useLanguage();
  const roles = me.roles.map((role) => label(t, "role", role)).join(", ");
  const sight = sightOf(me.roles);
  return (
    <>
      <section className="greeting">
        <h1>{t("hello", { name: me.name })}</h1>
        <p>
          {roles || t("noRole")}
          {me.unitCodes.map((code) => (
            <Fragment key={code}>
              , <UnitName code={code} />
            </Fragment>
          ))}
        </p>
      </section>
      <Doors me={me} />
      {sight && (
        <div className="lists">
          <Requests sight={sight} onSessionEnd={onSessionEnd} />
          <Mailboxes sight={sight} onSessionEnd={onSessionEnd} />
        </div>
      )}
    </>
  );
}

function Doors({ me }: { me: Me }) {
  const { t } = useLanguage();
  const reports = me.roles.some((role) => REPORTS.includes(role));
  const seesCases = reports || me.roles.some((role) => WORKS_ON_CASES.includes(role));
  return (
    <nav className="doors" aria-label={t("spills")}>
      {reports && (
        <Button component="a" href="/spills/report" variant="danger">
          {t("report")}
        </Button>
      )}
      {seesCases && (
        <Button component="a" href="/spills" variant="secondary">
          {t("spills")}
        </Button>
      )}
      {reports && (
        <Button component="a" href="/mailbox-access" variant="secondary">
          {t("access")}
        </Button>
      )}
      {me.roles.some((role) => READS_REGISTER.includes(role)) && (
        <Button component="a" href="/mailbox-rights" variant="secondary">
          {t("rights")}
        </Button>
      )}
    </nav>
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

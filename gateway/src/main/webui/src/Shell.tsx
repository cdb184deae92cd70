import { Button } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { Me } from "./api";
import { useLanguage } from "./language";
import { Told } from "./Told";

export function Shell({ me, children }: { me?: Me; children: ReactNode }) {
  const { t, language, switchLanguage } = useLanguage();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="masthead">
        <div className="masthead-inner">
          <a className="brand" href="/">
            <img src="/favicon.svg" alt="" width="36" height="36" />
            <span>{t("product")}</span>
          </a>
          <div className="masthead-tools">
            <Button
              variant="plain"
              className="on-red"
              lang={language === "vi" ? "en" : "vi"}
              onClick={switchLanguage}
            >
              {t("otherLanguage")}
            </Button>
            {me && (
              <>
                <span className="who">{me.name}</span>
                <Button variant="secondary" component="a" href="/logout" className="on-red sign-out">
                  {t("signOut")}
                </Button>
              </>
            )}
          </div>
        </div>
      </header>
      <Told />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer">
        <span>{t("footer")}</span>
        <a href="/docs/">{t("apiDocs")}</a>
      </footer>
    </div>
  );
}

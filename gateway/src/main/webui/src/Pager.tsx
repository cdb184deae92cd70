import { Button } from "@patternfly/react-core";
import type { Walk } from "./ask";
import { useLanguage } from "./language";

/** Of a list that has more than one page. */
export function Pager({ walk, of }: { walk: Walk; of: string }) {
  const { t } = useLanguage();
  if (!walk.back && !walk.on) {
    return null;
  }
  return (
    <nav className="pager" aria-label={of}>
      <Button variant="secondary" isDisabled={!walk.back} onClick={walk.back}>
        {t("previous")}
      </Button>
      <span aria-live="polite">{t("page", { n: walk.page })}</span>
      <Button variant="secondary" isDisabled={!walk.on} onClick={walk.on}>
        {t("next")}
      </Button>
    </nav>
  );
}

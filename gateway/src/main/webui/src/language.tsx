import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Language, type Translate, translator } from "./i18n";

const KEY = "congvu.language";

export const DAY = { day: "2-digit", month: "2-digit", year: "numeric" } as const;

interface Speech {
  language: Language;
  t: Translate;
  switchLanguage: () => void;
}

const Context = createContext<Speech | null>(null);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(KEY) === "en" ? "en" : "vi",
  );

  useEffect(() => {
    localStorage.setItem(KEY, language);
    document.documentElement.lang = language;
  }, [language]);

  const speech = useMemo(
    () => ({
      language,
      t: translator(language),
      switchLanguage: () => setLanguage(language === "vi" ? "en" : "vi"),
    }),
    [language],
  );
  return <Context value={speech}>{children}</Context>;
}

export function useLanguage(): Speech {
  const speech = useContext(Context);
  if (!speech) {
    throw new Error("LanguageProvider is missing");
  }
  return speech;
}

/** A time as people here read it, to the minute. */
export function useMoment(): (at: string) => string {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    ...DAY,
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Asia/Ho_Chi_Minh",
  });
  return (at) => format.format(new Date(at));
}

// Commands that change the preferences of this device.
import { useMantineColorScheme } from "@mantine/core";
import type { CommandId } from "../../../lib/words/shortcuts";
import { language } from "../../../texts";
import { chooseDensity, chooseLanguage, useDensity } from "../../../ui/controls/preferences";

/** Null for the current choice. */
export function usePreferenceCommands(): Partial<Record<CommandId, (() => void) | null>> {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  return {
    "colours-light": colorScheme === "light" ? null : () => setColorScheme("light"),
    "colours-dark": colorScheme === "dark" ? null : () => setColorScheme("dark"),
    "colours-system": colorScheme === "auto" ? null : () => setColorScheme("auto"),
    "rows-comfortable": density === "comfortable" ? null : () => chooseDensity("comfortable"),
    "rows-compact": density === "compact" ? null : () => chooseDensity("compact"),
    "language-en": language === "en" ? null : () => chooseLanguage("en"),
    "language-de": language === "de" ? null : () => chooseLanguage("de"),
  };
}

// The preferences of this device: colours, density, time zone, language.
import { SegmentedControl, Select, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { full } from "../../../lib/words/times";
import { isLanguage, LANGUAGES, language, t } from "../../../texts";
import { chooseDensity, chooseLanguage, chooseZone, useDensity, useZone } from "../../../ui/controls/preferences";
import { deviceZone, ZoneSelect } from "../../../ui/forms/zone-select";
import { useNow } from "../../../ui/marks/moment";
import classes from "./preferences.module.css";

const DEVICE = "device";

export function Preferences() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const density = useDensity();
  return (
    <section id="preferences" className={classes.section} aria-labelledby="preferences-title">
      <h2 id="preferences-title">{t.preferences.title}</h2>
      <p className="muted">{t.preferences.about}</p>
      <Choice label={t.preferences.colours}>
        <SegmentedControl
          value={colorScheme}
          onChange={setColorScheme}
          data={[
            { value: "light", label: t.preferences.light },
            { value: "dark", label: t.preferences.dark },
            { value: "auto", label: t.preferences.system },
          ]}
        />
      </Choice>
      <Choice label={t.preferences.rows}>
        <SegmentedControl
          value={density}
          onChange={chooseDensity}
          data={[
            { value: "comfortable", label: t.preferences.comfortable },
            { value: "compact", label: t.preferences.compact },
          ]}
        />
      </Choice>
      <Select
        className={classes.field}
        label={t.preferences.language}
        description={t.preferences.languageNote}
        data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
        value={language}
        onChange={(value) => {
          if (isLanguage(value) && value !== language) chooseLanguage(value);
        }}
        allowDeselect={false}
      />
      <Zone />
    </section>
  );
}

function Zone() {
  const zone = useZone();
  const now = useNow();
  return (
    <ZoneSelect
      className={classes.field}
      label={t.preferences.zone}
      description={t.preferences.zoneNote(full(now.toISOString()))}
      first={[{ value: DEVICE, label: t.preferences.thisDevice(deviceZone()) }]}
      value={zone ?? DEVICE}
      onChoose={(value) => chooseZone(value === DEVICE ? null : value)}
    />
  );
}

/** A group of buttons of which one is chosen. */
function Choice({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its frame
    <div role="group" aria-labelledby={id} className={classes.choice}>
      <span id={id} className={classes.label}>
        {label}
      </span>
      {children}
    </div>
  );
}

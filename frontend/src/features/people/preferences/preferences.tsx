// The preferences of this device: colours, density, time zone, language.
import { SegmentedControl, Select, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { isZone } from "../../../lib/device/preferences";
import { full } from "../../../lib/words/times";
import { isLanguage, LANGUAGES, language, t } from "../../../texts";
import { chooseDensity, chooseLanguage, chooseZone, useDensity, useZone } from "../../../ui/controls/preferences";
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
    <Select
      className={classes.field}
      label={t.preferences.zone}
      description={t.preferences.zoneNote(full(now.toISOString()))}
      data={[
        { value: DEVICE, label: t.preferences.thisDevice(ofDevice()) },
        ...zones().map((value) => ({ value, label: value.replaceAll("_", " ") })),
      ]}
      value={zone ?? DEVICE}
      onChange={(value) => {
        if (value) chooseZone(value === DEVICE ? null : value);
      }}
      allowDeselect={false}
      searchable
      limit={60}
      nothingFoundMessage={t.preferences.noZone}
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

function ofDevice(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** UTC first: some browsers do not count it as a zone. */
function zones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC" && isZone(zone))];
}

// A choice among the time zones that the browser knows.
import { Select, type SelectProps } from "@mantine/core";
import { isZone } from "../../lib/device/preferences";
import { t } from "../../texts";

type Props = Pick<SelectProps, "className" | "label" | "description" | "value" | "disabled"> & {
  /** Choices before the zones. */
  first?: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

export function ZoneSelect({ first = [], onChoose, ...props }: Props) {
  return (
    <Select
      {...props}
      data={[...first, ...zones(props.value).map((value) => ({ value, label: value.replaceAll("_", " ") }))]}
      onChange={(value) => {
        if (value) onChoose(value);
      }}
      allowDeselect={false}
      searchable
      limit={60}
      nothingFoundMessage={t.preferences.noZone}
    />
  );
}

/** The time zone of this device. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** UTC first: some browsers do not count it as a zone. A chosen zone is there also where the browser lists another name of it. */
function zones(chosen: string | null | undefined): string[] {
  const listed = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC" && isZone(zone));
  const other = chosen && chosen !== "UTC" && isZone(chosen) && !listed.includes(chosen) ? [chosen] : [];
  return ["UTC", ...other, ...listed];
}

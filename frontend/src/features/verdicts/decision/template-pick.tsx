// The menu that inserts a template into the verdict.
import { Button, Menu } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import type { ClaimFile, Template } from "../../../api/types";
import { t } from "../../../texts";
import type { DraftFields } from "../actions";
import { appended, filled } from "./templates";

type Props = {
  claim: ClaimFile;
  templates: readonly Template[];
  fields: DraftFields;
  onChange: (part: Partial<DraftFields>) => void;
};

export function TemplatePick({ claim, templates, fields, onChange }: Props) {
  if (templates.length === 0) return null;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconTemplate size={15} />} w="fit-content">
          {t.guides.insert}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {templates.map((template) => (
          <Menu.Item
            key={template.name}
            onClick={() =>
              onChange({
                summary: appended(fields.summary, filled(template.summary, claim), " "),
                rationale: appended(fields.rationale, filled(template.rationale, claim), "\n\n"),
              })
            }
          >
            <bdi>{template.name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

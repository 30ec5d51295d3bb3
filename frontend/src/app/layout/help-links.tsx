// Links of the keyboard help to the glossary and the tour.

import { Group } from "@mantine/core";
import { IconBook2, IconRoute, IconStairsUp } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { setSeen } from "../../lib/device/seen";
import { t } from "../../texts";
import { SmallButton } from "../../ui/controls/buttons";
import { sayDone } from "../../ui/feedback/say";

export function HelpLinks({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const steps = () => {
    onClose();
    setSeen("first-steps-begun", true);
    setSeen("first-steps", false);
    void navigate({ to: "/articles" });
  };
  const tour = () => {
    onClose();
    setSeen("tour", false);
    if (document.querySelector("[data-tour=claim]")) return;
    sayDone(t.help.tourWaits);
    void navigate({ to: "/queue" });
  };
  return (
    <Group gap="xs" mt="md" role="group" aria-label={t.help.more}>
      <SmallButton
        leftSection={<IconBook2 size={15} />}
        onClick={onClose}
        renderRoot={(props) => <Link {...props} to="/words" />}
      >
        {t.help.glossary}
      </SmallButton>
      <SmallButton leftSection={<IconStairsUp size={15} />} onClick={steps}>
        {t.help.firstSteps}
      </SmallButton>
      <SmallButton leftSection={<IconRoute size={15} />} onClick={tour}>
        {t.help.tour}
      </SmallButton>
    </Group>
  );
}

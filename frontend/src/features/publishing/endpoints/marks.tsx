// Marks of endpoint and delivery states.
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHourglass,
  IconPlayerPause,
  IconQuestionMark,
  IconX,
} from "@tabler/icons-react";
import type { DeliveryState, EndpointState } from "../../../api/types";
import { t } from "../../../texts";
import { Chip } from "../../../ui/marks/chip";

const STATES = {
  unverified: { label: t.endpoints.states.unverified, Icon: IconQuestionMark, tone: "var(--warn)" },
  active: { label: t.endpoints.states.active, Icon: IconCircleCheck, tone: "var(--good)" },
  disabled: { label: t.endpoints.states.disabled, Icon: IconPlayerPause, tone: "var(--bad)" },
} satisfies Record<EndpointState, { label: string; Icon: typeof IconX; tone: string }>;

export const OUTCOMES = {
  waiting: { label: t.endpoints.outcomes.waiting, Icon: IconHourglass, tone: "var(--warn)" },
  delivered: { label: t.endpoints.outcomes.delivered, Icon: IconCircleCheck, tone: "var(--good)" },
  given_up: { label: t.endpoints.outcomes.given_up, Icon: IconX, tone: "var(--bad)" },
} satisfies Record<DeliveryState, { label: string; Icon: typeof IconX; tone: string }>;

export function EndpointChip({ state }: { state: EndpointState }) {
  const { label, Icon, tone } = STATES[state];
  return (
    <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={tone} filled>
      {label}
    </Chip>
  );
}

export function FailingChip() {
  return (
    <Chip icon={<IconAlertTriangle stroke={1.8} aria-hidden="true" />} tone="var(--bad)" filled>
      {t.endpoints.failing}
    </Chip>
  );
}

export function OutcomeChip({ state }: { state: DeliveryState }) {
  const { label, Icon, tone } = OUTCOMES[state];
  return (
    <Chip icon={<Icon stroke={1.8} aria-hidden="true" />} tone={tone}>
      {label}
    </Chip>
  );
}

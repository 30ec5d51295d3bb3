// How is it shown whether messages go to an endpoint, and what became of one?
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHourglass,
  IconPlayerPause,
  IconQuestionMark,
  IconX,
} from "@tabler/icons-react";
import type { DeliveryState, EndpointState } from "../../api/types";
import { Chip } from "../../ui/chip";

const STATES = {
  unverified: { label: "Not verified", Icon: IconQuestionMark, tone: "var(--warn)" },
  active: { label: "Active", Icon: IconCircleCheck, tone: "var(--good)" },
  disabled: { label: "Switched off", Icon: IconPlayerPause, tone: "var(--bad)" },
} satisfies Record<EndpointState, { label: string; Icon: typeof IconX; tone: string }>;

export const OUTCOMES = {
  waiting: { label: "Waiting", Icon: IconHourglass, tone: "var(--warn)" },
  delivered: { label: "Arrived", Icon: IconCircleCheck, tone: "var(--good)" },
  given_up: { label: "Given up", Icon: IconX, tone: "var(--bad)" },
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
      Failing
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

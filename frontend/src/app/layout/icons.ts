// Icons of pages and commands.
import {
  IconArticle,
  IconBell,
  IconChartBar,
  IconCheckbox,
  IconChecklist,
  IconDownload,
  IconHeartbeat,
  IconHourglass,
  IconListCheck,
  IconListDetails,
  IconMailQuestion,
  IconMessageReport,
  IconPencilCheck,
  IconRss,
  IconRubberStamp,
  IconScale,
  IconScaleOutline,
  IconSpeakerphone,
  IconTags,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { PLACES } from "../../lib/words/shortcuts";

type Icon = ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;

/** Only icons of pages, which the bar needs on first load. */
export const PLACE_ICONS: Record<(typeof PLACES)[number]["id"], Icon> = {
  "go-queue": IconListCheck,
  "go-articles": IconArticle,
  "go-subscriptions": IconDownload,
  "go-published": IconCheckbox,
  "go-editor": IconRubberStamp,
  "go-feeds": IconRss,
  "go-guides": IconChecklist,
  "go-claimants": IconSpeakerphone,
  "go-insights": IconChartBar,
  "go-corrections": IconPencilCheck,
  "go-reports": IconMessageReport,
  "go-tips": IconMailQuestion,
  "go-scales": IconScaleOutline,
  "go-accounts": IconUsers,
  "go-endpoints": IconWebhook,
  "go-log": IconListDetails,
  "go-health": IconHeartbeat,
  "go-ratings": IconTags,
  "go-inbox": IconBell,
  "go-rules": IconScale,
  "go-jobs": IconHourglass,
  "go-me": IconUserCircle,
};

// Preferences of this device as React state.
import { useSyncExternalStore } from "react";
import {
  alertsOn,
  choose,
  chosenZone,
  type Density,
  density,
  detailsOpen,
  hiddenColumns,
  onChoice,
} from "../../lib/device/preferences";
import { type Language, t } from "../../texts";
import { sayRefused } from "../feedback/say";

export function useDensity(): Density {
  return useSyncExternalStore(onChoice, density);
}

/** Null for the time zone of this device; what shows a moment follows it. */
export function useZone(): string | null {
  return useSyncExternalStore(onChoice, chosenZone);
}

/** Whether the details of claims are shown. */
export function useDetailsOpen(): boolean {
  return useSyncExternalStore(onChoice, detailsOpen);
}

/** The columns that the queue does not show. */
export function useHiddenColumns(): string[] {
  return useSyncExternalStore(onChoice, hiddenColumns).split(" ").filter(Boolean);
}

/** Whether new notifications are shown by the browser. */
export function useAlertsOn(): boolean {
  return useSyncExternalStore(onChoice, alertsOn);
}

export function chooseAlerts(on: boolean) {
  if (!choose("alerts", on ? "on" : null)) sayRefused(t.preferences.notKept);
}

export function chooseHiddenColumns(columns: readonly string[]) {
  if (!choose("without", columns.join(" ") || null)) sayRefused(t.preferences.notKept);
}

export function chooseDensity(chosen: Density) {
  if (!choose("density", chosen)) sayRefused(t.preferences.notKept);
}

export function chooseZone(zone: string | null) {
  if (!choose("zone", zone)) sayRefused(t.preferences.notKept);
}

/** A page keeps its language until it reloads. */
export function chooseLanguage(chosen: Language) {
  if (choose("language", chosen)) window.location.reload();
  else sayRefused(t.preferences.languageNotKept);
}

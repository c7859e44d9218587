import type { BaseLabel, Claim } from "../types";

/** A place that a name may mean. */
export interface Candidate {
  place_id: string;
  place: string;
  kind: string;
  admin1: string;
  lat: number;
  lon: number;
  radius_m: number | null;
  score: number | null;
  reason: string;
  /** Whether the claim has it now. */
  chosen: boolean;
}

/** A claim as it stands in the table, with what helps to decide on it. */
export interface View {
  at: number;
  total: number;
  reviews: Record<string, number>;
  /** The next one that is not reviewed. */
  next: number | null;
  undo: boolean;
  claim: Claim;
  version: string;
  pieces: [string, string][];
  doubts: string[];
  statement: { at: number; place: string }[];
  candidates: Candidate[];
  put_back?: number;
  left?: number;
}

/** What is the same for all claims. */
export interface Fixed {
  table: string;
  box: [number, number, number, number];
  base: GeoJSON.FeatureCollection;
  labels: BaseLabel[];
  attribution: string[];
  sides: Record<string, string>;
  sources: Record<string, [string, string]>;
  attackers: Record<string, string>;
  groups: Record<string, string>;
  target_actors: string[];
  target_kinds: string[];
  roles: string[];
  stances: string[];
  precisions: string[];
  time_precisions: string[];
  governorates: string[];
}

/** One column of the claims: words with their codes, or one value a row. */
export type Column = { words: string[]; codes: number[] } | { values: (string | number | null)[] };

export interface Side {
  id: string;
  label: string;
  colour: string;
  shape: string;
}

/** Claims that may tell of one strike, and what comparing their sides shows. */
export interface Incident {
  id: string;
  start: string;
  end: string;
  verdict: string;
  difference: string;
}

/** What the claims layer is handed, unpacked. */
export interface LayerData {
  count: number;
  columns: Record<string, Column>;
  sides: Side[];
  area_precisions: string[];
  /** The rows that no mark or area stands for. */
  undrawn: number[];
  incidents: Incident[];
  words: Record<string, string>;
  /** By place id: the name on the ground or "", then all names in every script. */
  names: Record<string, string[]>;
}

export interface ReportEntry {
  file: string;
  publisher: string;
  title: string;
  url: string;
  published: string;
}

/** A place name on the base map; `alt` is its name in the country's own script. */
export interface BaseLabel {
  place_id: string;
  name: string;
  alt: string;
  lat: number;
  lon: number;
  kind: string;
}

/** What the page is handed beside the claims, unpacked. `box` is south, west, north, east. */
export interface PageData {
  box: [number, number, number, number];
  base: GeoJSON.FeatureCollection;
  labels: BaseLabel[];
  reports: ReportEntry[];
  attribution: string;
}

export type Claim = Record<string, string | number | null>;

/** Every key left out lets all claims through; lists hold what may pass. */
export interface Filter {
  side?: string[];
  source?: string[];
  target_kind?: string[];
  place?: string[];
  agreement?: string[];
  since?: string;
  until?: string;
  text?: string;
}

/** Rows that name one place with one kind of precision. `radius` is in metres. */
export interface Place {
  key: string;
  place_id: string;
  name: string;
  admin1: string;
  precision: string;
  area: boolean;
  lat: number;
  lon: number;
  radius: number;
  rows: number[];
}

/** A side's part of a mark: how many claims, and whether all of them deny. */
export interface Share {
  side: Side;
  count: number;
  denies: boolean;
}

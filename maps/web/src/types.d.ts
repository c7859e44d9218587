/**
 * One claim; the names of `docs/claim-record.md`, empty words "" and unknown numbers null.
 */
export type Claim = Record<string, string | number | null>;

export interface Side {
  id: string;
  label: string;
  colour: string;
  shape: string;
  pattern: string;
}

/** Claims that may tell of one strike, and what comparing their sides shows. */
export interface Incident {
  id: string;
  start: string;
  end: string;
  verdict: string;
  difference: string;
}

/** Fields that share a column of codes: by field, its value for each code. `width` is in bytes. */
export interface Group {
  width: 1 | 2 | 4;
  values: Record<string, (string | number | null)[]>;
}

/** What stands before the columns of codes. Rows stand by place, those without one last. */
export interface Header {
  count: number;
  /** The fields of a claim, in their order. */
  fields: string[];
  groups: Record<string, Group>;
  /** The first row of each place, and the first row without one. */
  starts: number[];
  links: Link[];
  sides: Side[];
  area_precisions: string[];
  words: Record<string, string>;
  /** By place id: the name on the ground or "", then all names in every script. */
  names: Record<string, string[]>;
  /** Rows in a block of rows, texts in a block of shared texts. */
  block: number;
  texts: number;
  /** How many shared texts there are. */
  shared: number;
}

/**
 * A line between a place that was named and one that was geolocated, by their numbers, with the
 * rows of one incident that name the first and geolocate the second.
 */
export interface Link {
  from: number;
  to: number;
  metres: number;
  claimed: number[];
  geolocated: number[];
}

export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface Index {
  header: Header;
  codes: Record<string, Codes>;
}

/** A text that stands once for several blocks: its number among the shared texts. */
export type Shared = [number];

/** The other fields of some rows: each value once, and the code of each row. */
export interface Block {
  columns: Record<string, { words: (string | number | null | Shared)[]; codes: number[] }>;
  /** How many claims the statement of each row makes. */
  together: number[];
  incidents: Incident[];
}

/** Gives a part of the data: a block of rows or a block of shared texts. */
export interface Source {
  rows(number: number): Promise<Block>;
  texts(number: number): Promise<string[]>;
}

/** Claims that were opened, in the order that they were asked for. */
export interface Opened {
  claims: Claim[];
  /** How many claims the statement of each makes. */
  together: number[];
  /** The incidents that the claims belong to, by day. */
  incidents: Incident[];
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

/** What the page is handed beside the claims, unpacked. */
export interface PageData {
  base: GeoJSON.FeatureCollection;
  labels: BaseLabel[];
  reports: ReportEntry[];
  /** Whom to credit, in words. */
  attribution: string[];
  tiles: Tiles | null;
}

/** An online tile layer: `url` has {x}, {y}, {z} and may have {s} and {r}. */
export interface Tiles {
  name: string;
  url: string;
  /** All that it asks, as https://host. */
  origins: string[];
  /** Texts, each with the address that it links to or "". */
  attribution: [string, string][];
  options: L.TileLayerOptions;
}

/** Every key left out lets all claims through; lists hold what may pass. */
export interface Filter {
  side?: string[];
  source?: string[];
  target_kind?: string[];
  target_actor?: string[];
  stance?: string[];
  attacker?: string[];
  precision?: string[];
  agreement?: string[];
  place?: string[];
  admin1?: string[];
  since?: string;
  until?: string;
  text?: string;
}

/** A spot on the map: the rows from `first` to before `last`. `radius` is in metres. */
export interface Place {
  number: number;
  key: string;
  place_id: string;
  name: string;
  admin1: string;
  precision: string;
  area: boolean;
  lat: number;
  lon: number;
  radius: number;
  first: number;
  last: number;
}

/** A side's part of a mark: how many claims, and whether all of them deny. */
export interface Share {
  side: Side;
  count: number;
  denies: boolean;
}

/** The values that a field has, and for each code of its group the places of its values here. */
export interface Facet {
  group: string;
  values: string[];
  of: number[][];
}

/** Claims by time and side: `counts[bin * sides + side]`, in the order of `table.sides`. */
export interface Histogram {
  counts: Uint32Array;
  /** Those without a date. */
  undated: number;
}

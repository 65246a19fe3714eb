/** One picture: a state of the gallery in a look, as a window of this size shows it. */
export interface View {
  /** Of the picture's file, without its ending. */
  readonly name: string;
  /** As the gallery's address names it. */
  readonly state: string;
  /** What the address says beside the state. */
  readonly look: Readonly<Record<string, string>>;
  /** CSS px, which here are those of the picture. */
  readonly width: number;
  readonly height: number;
  readonly forcedColors: boolean;
}

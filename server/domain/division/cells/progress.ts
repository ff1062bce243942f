/** What a division does one after the other; `grouping` takes by far the longest. */
export const divisionStages = ['noding', 'faces', 'grouping', 'codes', 'proofs'] as const;
export type DivisionStage = (typeof divisionStages)[number];

/** Hears how far a division is: the stage, and the share (0 to 1) of it that is done. */
export type DivisionProgress = (stage: DivisionStage, share: number) => void;

/** For whoever does not ask. */
export const noProgress: DivisionProgress = () => undefined;

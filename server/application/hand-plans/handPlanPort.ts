import type { DraftSettings } from '../../contract/schemas/division.ts';
import type { PlanGraph } from '../../domain/division/handPlan.ts';
import type { DraftKey, NewMember } from '../division/divisionPort.ts';

/** Certificates are kept in the form of the contract. */
export type PlanCertificate = ReturnType<typeof import('../../domain/division/handPlan.ts').certifyPlan>;

/** A draft that is drawn by hand, as it is kept. */
export interface StoredPlan extends PlanGraph {
  readonly revision: number;
  /** The number of each unit grid's grid, in their order. */
  readonly plan: readonly number[];
  readonly settings: DraftSettings;
}

type Ring = [longitude: number, latitude: number][];

/** Drafts of responsibility grids that people draw; the same rows as those of computed ones. */
export interface HandPlanPort {
  create(draft: {
    readonly key: DraftKey;
    readonly name: string;
    readonly settings: DraftSettings;
    readonly createdBy: string | null;
    readonly at: Date;
    readonly graph: PlanGraph;
    readonly certificate: PlanCertificate;
    readonly members: readonly NewMember[];
  }): Promise<void>;
  /** Null where there is none, or where it was computed and cannot be drawn on. */
  read(key: DraftKey): Promise<StoredPlan | null>;
  readShapes(key: DraftKey): Promise<ReadonlyMap<string, Ring[]>>;
  /** Null when the revision is no longer the one that was seen, or the draft was published. */
  save(
    key: DraftKey,
    change: {
      readonly revision: number;
      readonly moves: readonly { readonly code: string; readonly number: number }[];
      readonly certificate: PlanCertificate;
    },
  ): Promise<number | null>;
}

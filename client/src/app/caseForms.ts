import { AssignInspectorForm, RequestConfirmationForm } from '../features/case-detail/AssignInspectorForm';
import { AuditForm } from '../features/case-detail/AuditForm';
import { CloseForm } from '../features/case-detail/CloseForm';
import { DecisionForm } from '../features/case-detail/DecisionForm';
import { LinkForm, MergeForm } from '../features/case-detail/LinkForm';
import { NoteForm, ReasonForm } from '../features/case-detail/ReasonForm';
import { RecategoriseForm } from '../features/case-detail/RecategoriseForm';
import { RelocateForm } from '../features/case-detail/RelocateForm';
import { SplitForm } from '../features/case-detail/SplitForm';
import { DispatchForm } from '../features/dispatch-desk/DispatchForm';
import { FileForm } from '../features/intake-desk/FileForm';
import { ConfirmForm, VerifyForm } from '../features/my-tasks/VerdictForm';
import { ExtensionForm } from '../features/unit-worklist/ExtensionForm';
import { FeedbackForm } from '../features/unit-worklist/FeedbackForm';
import { HandleForm } from '../features/unit-worklist/HandleForm';
import { SubUnitForm } from '../features/unit-worklist/SubUnitForm';
import { SuspensionForm } from '../features/unit-worklist/SuspensionForm';
import type { CommandForms } from '../ui/commandForm';

/** The form of each command that needs one. The features own the forms; only here do they meet. */
export const caseForms: CommandForms = {
  'request-confirmation': RequestConfirmationForm,
  'assign-inspector': AssignInspectorForm,
  confirm: ConfirmForm,
  refuse: ReasonForm,
  file: FileForm,
  dispatch: DispatchForm,
  'assign-sub-unit': SubUnitForm,
  handle: HandleForm,
  'give-feedback': FeedbackForm,
  'request-extension': ExtensionForm,
  'request-suspension': SuspensionForm,
  verify: VerifyForm,
  rework: ReasonForm,
  close: CloseForm,
  void: ReasonForm,
  'request-return': ReasonForm,
  'decide-return': DecisionForm,
  'decide-extension': DecisionForm,
  'decide-suspension': DecisionForm,
  urge: ReasonForm,
  'answer-urge': NoteForm,
  appeal: ReasonForm,
  'decide-appeal': DecisionForm,
  'audit-self-disposal': AuditForm,
  'link-duplicate': LinkForm,
  'unlink-duplicate': ReasonForm,
  merge: MergeForm,
  split: SplitForm,
  reopen: ReasonForm,
  recategorise: RecategoriseForm,
  relocate: RelocateForm,
  note: NoteForm,
};

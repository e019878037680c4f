import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { icon } from '../../ui/icons.ts'
import { fill, type Locale } from '../../ui/strings/strings.ts'
import type { Fault, StaffStore } from '../store/store.ts'
import { staffStrings } from '../strings/strings.ts'
import { type ActionsView, actions } from './actions.ts'
import { evidence } from './evidence.ts'
import './reply.ts'
import './transcript.ts'

export interface ConversationScreen {
  readonly store: StaffStore
  readonly locale: Locale
  readonly draft: string
  readonly onBack: () => void
  readonly onAct: ActionsView['onAct']
  readonly onDraft: (text: string) => void
  readonly onReply: (clientId: string, text: string) => Promise<Fault | undefined>
}

/** One conversation: who answers and what can be done, the talk, why the level is what it is, and the reply. */
export function conversationView(screen: ConversationScreen): TemplateResult {
  const { store, locale } = screen
  const s = staffStrings(locale)
  const { openId, opened, openFault } = store
  if (!openId) return html`<p class="empty">${s.chooseOne}</p>`
  const back = html`<button type="button" class="back" @click=${screen.onBack}>${icon('back')}${s.back}</button>`
  const fault = html`<div role="alert">${openFault ? html`<p class="notice">${s.errors[openFault]}</p>` : nothing}</div>`
  if (!opened) return html`<div class="stack pad">${back}${openFault ? fault : html`<p class="soft">${s.loading}</p>`}</div>`
  const { conversation } = opened
  const { takenOverBy } = conversation
  const me = store.session?.name ?? ''
  const other = takenOverBy !== null && takenOverBy !== me
  const answers = other ? fill(s.answeredBy, { name: takenOverBy }) : takenOverBy ? s.answeredByYou : s.answeredByAssistant
  const locked = other ? fill(s.replyLockedOther, { name: takenOverBy }) : takenOverBy ? '' : s.replyLocked
  return html`<header class="top">
      ${back}
      <h2 tabindex="-1">${fill(s.conversation, { id: openId.slice(0, 8) })}</h2>
      <p class="about">
        ${conversation.urgency ? html`<pharos-urgency-badge .level=${conversation.urgency} .locale=${locale}></pharos-urgency-badge>` : html`<span class="soft">${s.noLevel}</span>`}
        ${conversation.handoff ? html`<b>${s.handoff[conversation.handoff]}</b>` : nothing}
        <span>${answers}</span><span class="soft">${s.patientLanguage[conversation.locale]}</span>
      </p>
      ${actions({ conversation, locale, me, busy: store.busy, fault: store.actFault, levelSaved: store.levelSaved, onAct: screen.onAct })} ${fault}
    </header>
    ${keyed(
      openId,
      html`<pharos-staff-transcript .messages=${opened.messages} .highlights=${opened.highlights} .locale=${locale}></pharos-staff-transcript>
        ${evidence(opened, locale)}
        <pharos-staff-reply .locale=${locale} .locked=${locked} .text=${screen.draft} .onDraft=${screen.onDraft} .onReply=${screen.onReply}></pharos-staff-reply>`,
    )}`
}

/** The one script a page loads: registers `<pharos-chat>`. */
import './script-origin.ts'
import { define } from '../ui/define.ts'
import { PharosChat } from './pharos-chat.ts'

define('pharos-chat', PharosChat)

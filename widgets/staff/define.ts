/** The one script of the staff page: registers `<pharos-staff>`. */
import { define } from '../ui/define.ts'
import { PharosStaff } from './pharos-staff.ts'

define('pharos-staff', PharosStaff)

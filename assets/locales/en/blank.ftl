# The form to fill by hand: the words of the page, and conditions behind “if”.

## Conditions
blank-and = { $first } and if { $second }
blank-or = { $first } or if { $second }
blank-answered = you answered “{ $label }”
blank-unanswered = you did not answer “{ $label }”
blank-is = you answered “{ $value }” to “{ $label }”
blank-is-not = you did not answer “{ $value }” to “{ $label }”
blank-worth = “{ $label }” is “{ $value }”
blank-not-worth = “{ $label }” is not “{ $value }”
blank-chosen = you ticked “{ $value }” at “{ $label }”
blank-not-chosen = you did not tick “{ $value }” at “{ $label }”
blank-starts = “{ $label }” begins with “{ $value }”
blank-not-starts = “{ $label }” does not begin with “{ $value }”
blank-above = “{ $label }” is more than { $value }
blank-not-above = “{ $label }” is not more than { $value }
blank-below = “{ $label }” is less than { $value }
blank-not-below = “{ $label }” is at least { $value }
blank-above-date = “{ $label }” is after { $value }
blank-not-above-date = “{ $label }” is not after { $value }
blank-below-date = “{ $label }” is before { $value }
blank-not-below-date = “{ $label }” is not before { $value }
blank-piece = you enclose “{ $label }”
blank-no-piece = you do not enclose “{ $label }”
blank-part = { $label } ({ $part })
blank-quoted = “{ $text }”
blank-list = { $first }, { $second }
blank-depends = your answers call for it: { $labels }
blank-depends-more = your answers call for it: { $labels }…
blank-depends-elsewhere = your situation calls for it
blank-yes = Yes
blank-no = No

## What is said of a question
blank-when = Fill in if { $when }.
blank-required-when = Required if { $when }.
blank-row-when = “{ $column }”: fill in if { $when }.
blank-row-required-when = “{ $column }”: required if { $when }.
blank-row-help = “{ $column }”: { $help }
blank-row-codes = “{ $column }”, write the code: { $codes }.
blank-row-list = “{ $column }”: write the code or the words of the list “{ $list }”.
blank-code = { $code } = { $label }
blank-example = Example: { $example }
blank-at-most = { $count } characters at most.
blank-from-list = The code or the words of the list “{ $list }” ({ $count } choices).
blank-several = Several answers are possible.
blank-from-call = Given by the call.
blank-file = Document to enclose with this form.
blank-pieces-required = Required.
blank-pieces-optional = Optional.
blank-pieces-when = If { $when }.
blank-pieces-required-when = Required if { $when }.
blank-pieces-each = One for each line of “{ $group }”.
blank-pieces-months = { $count ->
    [one] Less than a month old.
   *[other] Less than { $count } months old.
}
blank-pieces-signed = Signed.
blank-pieces-count = { $count } documents at most.

## Words of the page
blank-word-required = required answer
blank-word-how = How to fill in this form
blank-word-how-write = Write in ink, in capitals, one character per box.
blank-word-how-tick = Tick the boxes that apply to you.
blank-word-how-star = A star marks a required answer.
blank-word-how-when = “Fill in if…”: skip the question if this does not apply to you.
blank-word-how-more = If you need more room, continue on a separate sheet and write the number of the section on it.
blank-word-how-computer = On a computer, Pli asks these questions one by one, does the sums and checks the answers before the deposit.
blank-word-version = Form
blank-word-office = For the administration
blank-word-received = Received on
blank-word-number = File no.
blank-word-complete = Complete
blank-word-pieces = Documents to enclose
blank-word-no-pieces = This form asks for no document.
blank-word-signature = Signature
blank-word-signature-words = The person who signs confirms the answers of this form and the documents enclosed.
blank-word-place = Done at
blank-word-date = On
blank-word-name = Last name and first name
blank-word-role = Capacity
blank-word-sign = Signature
blank-word-yes = Yes
blank-word-no = No
blank-word-day = day
blank-word-month = month
blank-word-year = year
blank-word-hour = hour
blank-word-minute = min
blank-word-card = no.
blank-word-more-cards = More? Copy this part on a separate sheet.
blank-word-more-rows = More? Continue this table on a separate sheet.
blank-word-page = Page
blank-word-line = Line
blank-word-computed = to work out

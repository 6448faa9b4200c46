# Why: what decided a value, a question asked or hidden, an answer or a document that is required, a remark.
# Each reason is a fact; it must be able to follow “because”.

## A sentence and its reasons
explain-because = { $says } because { $reasons }.
explain-indeed = { $says } The reason: { $reasons }.
explain-alone = { $says }.
explain-and-because = { $first } and { $second }
explain-and-because-then = { $first }, { $second }
explain-and = { $first } and { $second }
explain-and-then = { $first }, { $second }
explain-more-reasons = { $reasons } (and { $count ->
    [one] one more reason
   *[other] { $count } more reasons
})
explain-text = { $text }
explain-quoted = “{ $text }”

## Names
explain-field = “{ $label }”
explain-field-row = “{ $label }”, row { $number } of “{ $group }”
explain-field-row-summary = “{ $label }”, row { $number } “{ $summary }”
explain-part = { $label }, part “{ $part }”
explain-named = { $label } ({ $value })
explain-list = the list
explain-some-rows = { $label } in { $count ->
    [one] one matching row
   *[other] { $count } matching rows
}
explain-result = the result of the calculation ({ $value })
explain-day = today’s date

## What is required or shown
explain-shown = the question { $label } is asked
explain-not-shown = the question { $label } is hidden
explain-rows-shown = the part { $label } is shown
explain-rows-not-shown = the part { $label } is hidden
explain-section-shown = the section “{ $label }” is shown
explain-section-hidden = the section “{ $label }” is hidden
explain-required = the answer to { $label } is required
explain-optional = the answer to { $label } is not required
explain-rows-required = at least one row is required in { $label }
explain-rows-optional = the part { $label } may stay empty
explain-piece-required = the document { $label } is required
explain-piece-optional = the document { $label } is not required
explain-piece-shown = the document { $label } is proposed
explain-piece-hidden = the document { $label } is not proposed
explain-always = the form always has it so
explain-never = the form never asks for it
explain-is-computed = the form calculates this value
explain-is-from-call = the call gives this value
explain-component-required = { $label } is required or started
explain-attached = { $count ->
    [0] nothing is attached yet
    [one] only one file is attached
   *[other] only { $count } files are attached
}
explain-value-shown = the value { $label } is shown
explain-value-not-shown = the value { $label } is hidden
explain-this-hidden = this question is hidden
explain-this-part-hidden = this part is hidden
explain-this-piece-hidden = this document is not proposed

## Answers
explain-answered = you gave { $value } for { $label }
explain-answered-choice = you answered “{ $value }” to { $label }
explain-answered-other = you answered “{ $value }”, not “{ $other }”, to { $label }
explain-unanswered = you have not answered { $label } yet
explain-unreadable = your answer to { $label } cannot be read yet
explain-hidden = { $label } does not count, as this question is hidden
explain-computed = { $label } is { $value }
explain-computed-text = { $label } is “{ $value }”
explain-computed-empty = { $label } has no value yet
explain-worth-formula = { $says }, that is { $formula }
explain-call-field = the call gives { $value } for { $label }
explain-call-field-empty = the call says nothing for { $label }
explain-column = { $label } is filled in { $count ->
    [0] no row
    [one] one row
   *[other] { $count } rows
} of { $rows }
explain-column-all = { $label } is filled in { $rows ->
    [one] the only row
   *[other] all { $rows } rows
}
explain-rows = { $label } has { $count ->
    [0] no row
    [one] one row
   *[other] { $count } rows
}
explain-kept = { $label } has { $count ->
    [0] no matching row
    [one] one matching row
   *[other] { $count } matching rows
} of { $rows }
explain-files = { $label } has { $count ->
    [0] no file
    [one] one file
   *[other] { $count } files
}
explain-file = the file “{ $name }” is { $size }
explain-answer-of = { $author } answered “{ $value }”
explain-today = today is { $value }
explain-piece-there = the document “{ $label }” is attached
explain-piece-lacks = the document “{ $label }” is not attached yet
explain-more = … and { $count ->
    [one] one more row
   *[other] { $count } more rows
}

## Call
explain-call = the call gives { $fact }: { $value }
explain-call-empty = the call does not give { $fact }
explain-no-call = this dossier answers no call, which would give { $fact }
explain-call-reference = the reference
explain-call-title = the title
explain-call-procedure = the procedure
explain-call-authority = the authority
explain-call-service = the service
explain-call-deadline = the deadline
explain-call-deadline-date = the day of the deadline
explain-call-lot-number = the number of the lot
explain-call-lot-title = the title of the lot
explain-call-lot-area = the area of the lot
explain-call-lot-max-amount = the highest amount of the lot
explain-call-lots = the lots
explain-call-signature-required = whether a signature is required
explain-call-copy-by-email-allowed = whether a copy may come by e-mail
explain-call-offer-validity-days = how many days offers stay valid
explain-call-max-file-bytes = the largest size of a file
explain-call-max-total-bytes = the largest size of the deposit
explain-call-max-files = the highest number of files
explain-call-formats = the accepted formats
explain-call-demonstration = whether it is a trial

## Comparisons
explain-same-number = { $left } equals { $right }
explain-other-number = { $left } does not equal { $right }
explain-below-number = { $left } does not reach { $right }
explain-not-above-number = { $left } does not exceed { $right }
explain-above-number = { $left } exceeds { $right }
explain-not-below-number = { $left } reaches { $right }
explain-same-date = { $left } falls on the same day as { $right }
explain-other-date = { $left } does not fall on the same day as { $right }
explain-below-date = { $left } comes before { $right }
explain-not-above-date = { $left } does not come after { $right }
explain-above-date = { $left } comes after { $right }
explain-not-below-date = { $left } falls on the same day as { $right }
explain-same-text = { $left } is the same answer as { $right }
explain-other-text = { $left } is not the same answer as { $right }
explain-below-text = { $left } comes before { $right }
explain-not-above-text = { $left } does not come after { $right }
explain-above-text = { $left } comes after { $right }
explain-not-below-text = { $left } does not come before { $right }
explain-between = { $left } is between { $low } and { $high }
explain-not-between = { $left } is not between { $low } and { $high }
explain-among = { $left } is one of: { $list }
explain-not-among = { $left } is none of: { $list }
explain-starts = { $left } starts with { $right }
explain-not-starts = { $left } does not start with { $right }
explain-ends = { $left } ends with { $right }
explain-not-ends = { $left } does not end with { $right }
explain-contains = { $left } contains { $right }
explain-not-contains = { $left } does not contain { $right }

explain-none = { $count ->
    [one] the only row of { $label } does not match
   *[other] none of the { $count } rows of { $label } matches
}
explain-every = { $count ->
    [one] the only row of { $label } matches
   *[other] all { $count } rows of { $label } match
}

explain-met = the condition of the form is met
explain-not-met = the condition of the form is not met
explain-undecided = the condition of the form is not known yet
explain-unknown = the reason comes from the form

## Calculations
explain-sum = the sum of { $of } ({ $value })
explain-min = the smallest value of { $of } ({ $value })
explain-max = the largest value of { $of } ({ $value })
explain-min-date = the first date of { $of } ({ $value })
explain-max-date = the last date of { $of } ({ $value })
explain-mean = the mean of { $of } ({ $value })
explain-count = the number of answers to { $of } ({ $value })
explain-count-rows = the number of rows of { $of } ({ $value })
explain-count-kept = the number of matching rows of { $of } ({ $value })
explain-length = the number of characters of { $of } ({ $value })
explain-formula = { $formula } (that is { $value })
explain-plus = { $left } + { $right }
explain-minus = { $left } − { $right }
explain-times = { $left } × { $right }
explain-over = { $left } ÷ { $right }
explain-power = { $left } to the power of { $right }
explain-negative = − { $left }
explain-brackets = ({ $of })
explain-property-year = the year of { $of } ({ $value })
explain-property-month = the month of { $of } ({ $value })
explain-property-day = the day of { $of } ({ $value })
explain-property-weekday = the weekday of { $of } ({ $value })
explain-property-days = the number of days of { $of } ({ $value })
explain-property-hours = the number of hours of { $of } ({ $value })
explain-property-years = the number of years of { $of } ({ $value })
explain-property-months = the number of months of { $of } ({ $value })
explain-before-years = { $value }, { $count ->
    [one] one year
   *[other] { $count } years
} before { $of }
explain-before-months = { $value }, { $count ->
    [one] one month
   *[other] { $count } months
} before { $of }
explain-before-days = { $value }, { $count ->
    [one] one day
   *[other] { $count } days
} before { $of }
explain-after-years = { $value }, { $count ->
    [one] one year
   *[other] { $count } years
} after { $of }
explain-after-months = { $value }, { $count ->
    [one] one month
   *[other] { $count } months
} after { $of }
explain-after-days = { $value }, { $count ->
    [one] one day
   *[other] { $count } days
} after { $of }

## Parts of an address, a person, a period, a place
part-title = Title
part-last-name = Last name
part-first-name = First name
part-role = Role
part-phone = Telephone
part-email = E-mail
part-line1 = Address
part-line2 = Address, continued
part-line3 = Locality or PO box
part-line4 = Note
part-postcode = Postcode
part-city = Town
part-insee = INSEE code
part-country = Country
part-start = From
part-end = To
part-latitude = Latitude
part-longitude = Longitude

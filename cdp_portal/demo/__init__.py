"""The demonstration data: six partnerships, as what they have put on paper.

One module per partnership holds plain literals; `shared` holds what several of them use. Seats are posts: no person
is named anywhere. What was added so that the portal can be tried, and comes from no published paper, says so in its own
note (`shared.DEMONSTRATION`). So does every date that a paper does not give.
"""

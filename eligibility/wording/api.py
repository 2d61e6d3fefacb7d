"""What the API says of a request whose question it could not even read."""

from enum import StrEnum

from eligibility.wording.sentence import Sentence, sentence


class RequestFault(StrEnum):
    """Why a request has no answer, apart from what its question says (``FaultCode``)."""

    NOT_JSON = "not_json"
    NOT_DECLARED_AS_JSON = "not_declared_as_json"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    NO_SUCH_ADDRESS = "no_such_address"
    TOO_MANY_REQUESTS = "too_many_requests"
    OUT_OF_ORDER = "out_of_order"


SENTENCES: dict[RequestFault, Sentence] = {
    RequestFault.NOT_JSON: sentence(
        "We cannot read this. Send one question as JSON, with each key only once."
    ),
    RequestFault.NOT_DECLARED_AS_JSON: sentence(
        "Send the question as JSON, with the content type application/json."
    ),
    RequestFault.METHOD_NOT_ALLOWED: sentence(
        "This address does not take such a request. Use a method that Allow names."
    ),
    RequestFault.NO_SUCH_ADDRESS: sentence(
        "There is nothing at this address. The description of the API lists what there is."
    ),
    RequestFault.TOO_MANY_REQUESTS: sentence(
        "Too many questions came from your network. Wait a minute, then ask again."
    ),
    RequestFault.OUT_OF_ORDER: sentence(
        "Our site has a fault, and your question has no answer now. Try again later."
    ),
}

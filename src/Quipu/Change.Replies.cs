using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>A party was asked about claims.</summary>
    public sealed record ReplyAsked(ReplyRequest Request) : Change;

    /// <summary>Something came of a request; the store gives it its number. An answer's document and claims are changes of their own in the same list.</summary>
    public sealed record ReplyCame(RequestId Request, ReplyEvent Event) : Change;

    /// <summary>Something was looked for, and this is what came. The record is never changed.</summary>
    public sealed record Searched(SearchRecord Record) : Change;

    /// <summary>A finding or an entity's dossier cites a search.</summary>
    public sealed record SearchCited(SearchId Search, SearchCitation Citation) : Change;
}

using System.Collections.Immutable;

namespace Quipu.Web.Pages.Publish;

/// <summary>One step of the careful way from a source to what is published.</summary>
/// <param name="Name">Of its words (<c>publishing.NAME</c>) and in the data.</param>
/// <param name="Href">Its page.</param>
public sealed record PublishingStep(string Name, string Href);

/// <summary>The careful way, in the order in which it is gone: each step with its page.</summary>
public sealed record PublishingView(ImmutableArray<PublishingStep> Steps)
{
    internal static PublishingView All { get; } = new(
    [
        new("sources", "/sources"),
        new("protected", "/sources/protected"),
        new("masks", "/masks"),
        new("searches", "/searches"),
        new("replies", "/replies"),
        new("draft", "/draft-check"),
        new("corrections", "/corrections"),
        new("leavings", "/leavings"),
        new("editions", "/editions"),
    ]);
}

using System.Collections.Immutable;

namespace Quipu.Web.Pages.Publish;

/// <summary>The careful way from a source to what is published, in the order in which it is gone: each step with its page, and how much waits there.</summary>
public sealed record PublishingView(ImmutableArray<PublishingStep> Steps)
{
    internal static PublishingView Load(Desk desk) => new([.. PublishingStep.All.Select(s => s with { Waiting = s.Count?.Invoke(desk) })]);
}

/// <summary>One step of it.</summary>
/// <param name="Name">Of its words (<c>publishing.NAME</c>) and in the data.</param>
/// <param name="Href">Its page.</param>
public sealed record PublishingStep(string Name, string Href)
{
    /// <summary>How much waits there, or is on record there; null: nothing is counted.</summary>
    public int? Waiting { get; init; }

    internal Func<Desk, int>? Count { get; init; }

    internal static ImmutableArray<PublishingStep> All { get; } =
    [
        new("sources", "/sources"),
        new("protected", "/sources/protected"),
        new("masks", "/masks"),
        new("searches", "/searches"),
        new("replies", "/replies"),
        new("draft", "/draft-check"),
        new("corrections", "/corrections"),
        new("editions", "/editions"),
    ];
}

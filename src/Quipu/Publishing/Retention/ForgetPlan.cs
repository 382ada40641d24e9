using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Search;
using Quipu.Sources.Grades;
using Quipu.Sources.Protected;

namespace Quipu.Publishing.Retention;

/// <summary>What is to be forgotten at once.</summary>
/// <param name="Documents">Each as a whole.</param>
public sealed record ForgetPlan(ImmutableArray<DocumentId> Documents)
{
    /// <summary>A protected source: who it is, its sealed files, who looked; null: none.</summary>
    public ProtectedSourceId? Protected { get; init; }

    /// <summary>A source that documents name: what people held of it; null: none.</summary>
    public SourceId? Source { get; init; }

    /// <summary>Imports of registers whose rows go.</summary>
    public ImmutableArray<long> Imports { get; init; } = [];

    /// <summary>Nothing would be forgotten.</summary>
    public bool IsEmpty => Documents.IsDefaultOrEmpty && Protected is null && Source is null && Imports.IsDefaultOrEmpty;

    /// <summary>All that a protected source gave, with the source itself.</summary>
    public static ForgetPlan Of(IStore store, ProtectedSource source)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(source);
        return new(Listed(store, new() { Protected = source.Id })) { Protected = source.Id };
    }

    /// <summary>All documents of a source, with what people held of it. What it published as a register stays: that goes by a rule of retention of its dataset.</summary>
    public static ForgetPlan Of(IStore store, SourceId source)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new(Listed(store, new() { Graded = new() { Source = source } })) { Source = source };
    }

    /// <summary>What rules of retention reach.</summary>
    public static ForgetPlan Of(Expiry expiry)
    {
        ArgumentNullException.ThrowIfNull(expiry);
        return new([.. expiry.Documents.Select(d => d.Document.Id)]) { Imports = [.. expiry.Imports.Select(i => i.Number)] };
    }

    static ImmutableArray<DocumentId> Listed(IStore store, DocumentQuery query) => [.. Paging.All(p => store.Documents(Viewer.Keeper, query, p)).Select(d => d.Head.Id)];
}

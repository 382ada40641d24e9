using Quipu.Model;

namespace Quipu.Entities;

/// <summary>A name, and all entities of documents that bear it. What is asked of them together is found once.</summary>
sealed class BorneName(IReadOnlyList<NamedBearer> bearers)
{
    readonly Lazy<HashSet<string>> _countries = new(() => bearers.Select(b => b.Country).OfType<string>().ToHashSet(StringComparer.Ordinal));
    readonly Lazy<HashSet<DocumentId>> _documents = new(() => [.. bearers.Select(b => b.Document)]);
    readonly Lazy<string?> _country = new(() => bearers.Select(b => b.Entity.Country).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? only : null);

    /// <summary>The bearer whose id is least.</summary>
    internal NamedBearer First => bearers[0];

    /// <summary>The country that is said of every bearer; else null.</summary>
    internal string? Country => _country.Value;

    internal HashSet<DocumentId> Documents => _documents.Value;

    /// <summary>A person is no body, and a body of one country is none of another's.</summary>
    internal bool IsForeignTo(BorneName other) =>
        First.Family != other.First.Family || (!First.IsPerson && _countries.Value.Count > 0 && other._countries.Value.Count > 0 && !_countries.Value.Overlaps(other._countries.Value));

    /// <summary>Of bodies only those are joined whose documents speak of one country; of others a person decides.</summary>
    internal bool MayJoin(BorneName other) => First.IsPerson || _countries.Value.Overlaps(other._countries.Value);
}

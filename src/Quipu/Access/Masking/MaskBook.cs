using System.Collections.Concurrent;
using Quipu.Model;

namespace Quipu.Access.Masking;

/// <summary>One masked person as the book has them.</summary>
/// <param name="Ids">Every id they stand under: of documents, of registers, canonical.</param>
public sealed record MaskedName(int Number, MaskGround Ground, IReadOnlyCollection<EntityId> Ids);

/// <summary>
/// Who is masked in a workspace, and the words that are their names: the one place that decides what of a text or a record a viewer may see. A store passes every answer through
/// <see cref="Shown{T}"/>; whatever is read beside it (a row of a capture) goes through it by <see cref="IStore.Masked{T}"/>.
/// </summary>
/// <param name="people">Who is masked.</param>
/// <param name="everywhere">Forms of their names that are names wherever they stand.</param>
/// <param name="within">By document, what it alone calls them.</param>
/// <param name="documents">Documents whose text holds any of these forms.</param>
/// <param name="members">Of everybody whom those of <paramref name="within"/> name, masked or not, under each of their ids: in which of these. What such a document calls a masked person is a name outside of it too: of
/// a second card of theirs ("Juana Q. M."), or of somebody called like them.</param>
public sealed class MaskBook(
    IEnumerable<MaskedName> people, IEnumerable<string> everywhere, IReadOnlyDictionary<DocumentId, string[]> within, IReadOnlySet<DocumentId> documents, IReadOnlyDictionary<EntityId, DocumentId[]>? members = null)
{
    readonly Dictionary<EntityId, MaskedName> _people = people.SelectMany(p => p.Ids.Select(id => (id, p))).DistinctBy(p => p.id).ToDictionary(p => p.id, p => p.p);
    readonly string[] _everywhere = [.. everywhere];
    readonly ConcurrentDictionary<DocumentId, MaskText> _texts = [];
    readonly ConcurrentDictionary<EntityId, MaskText> _names = [];
    MaskText? _text;

    /// <summary>Nobody is masked.</summary>
    public static MaskBook Empty { get; } = new([], [], new Dictionary<DocumentId, string[]>(), new HashSet<DocumentId>());

    public bool IsEmpty => _people.Count == 0;

    /// <summary>Whether the words of a document are shown with bars.</summary>
    public bool Holds(DocumentId document) => documents.Contains(document);

    /// <summary>Who bears an id; null: nobody who is masked.</summary>
    public MaskedName? Of(EntityId id) => _people.GetValueOrDefault(id);

    /// <summary>What is looked for in a text of a document (null: of no document); null: nothing.</summary>
    public MaskText? TextOf(DocumentId? document)
    {
        if (document is not { } id) return _text ??= new(_everywhere);
        if (!documents.Contains(id)) return null;
        return _texts.GetOrAdd(id, static (id, book) => new([.. book.Everywhere, .. book.Within(id)]), this);
    }

    /// <summary>What is looked for in the names of somebody: what the documents that name them call those who are masked; null: nothing more than everywhere.</summary>
    public MaskText? TextOf(EntityId entity)
    {
        if (members is null || !members.ContainsKey(entity)) return null;
        return _names.GetOrAdd(entity, static (id, book) => new(book.Members(id).SelectMany(book.Within).Concat(book.Everywhere)), this);
    }

    /// <summary>A value as a viewer may see it: the same where nothing in it is masked for them.</summary>
    public T Shown<T>(Viewer viewer, T value)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return IsEmpty || viewer.Unmasked || value is null ? value : (T)MaskWalk.Shown(this, viewer, value, typeof(T));
    }

    string[] Everywhere => _everywhere;

    DocumentId[] Members(EntityId id) => members?.GetValueOrDefault(id) ?? [];

    string[] Within(DocumentId id) => within.GetValueOrDefault(id, []);
}

using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;

namespace Quipu.Reading;

/// <summary>One run of one reader over one document: what it found there.</summary>
/// <param name="Document">What was read.</param>
/// <param name="Reader">Name and version: <c>frames/1</c>.</param>
/// <param name="Entities">In order of first mention.</param>
/// <param name="Claims">In order of quote, then type.</param>
public sealed record DocumentReading(DocumentId Document, string Reader, ImmutableArray<LocalEntity> Entities, ImmutableArray<Claim> Claims);

/// <summary>
/// Reads claims out of a document. Pure: the same document gives the same reading, on any machine, in any order, from any thread.
/// Implementations: <c>FrameReader</c> (rules and lexicons); a language model behind an OpenAI-compatible endpoint comes later (docs/decisions/0003).
/// </summary>
public interface IReader
{
    /// <summary>Name and version: <c>frames/1</c>.</summary>
    string Name { get; }

    /// <summary>Reads a document; boilerplate blocks are left out.</summary>
    DocumentReading Read(Document document);
}

using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu;

public abstract partial record Change
{
    /// <summary>The passphrase of the workspace was set, or another one: the same data key, wrapped anew.</summary>
    public sealed record VaultLocked(VaultCard Card, string By, DateTimeOffset At) : Change;

    /// <summary>A source is protected, or who it is was written anew (the revision is greater then).</summary>
    public sealed record SourceProtected(ProtectedSource Source, byte[] Identity, string By, DateTimeOffset At) : Change;

    /// <summary>Something that leads to a source is kept sealed; a later card of the same id takes its place.</summary>
    public sealed record RecordSealed(SealedRecord Record) : Change;

    /// <summary>What was sealed of places where forgotten files lay is dropped.</summary>
    public sealed record RecordDropped(SealedRecordId Record) : Change;

    /// <summary>Texts that people of the desk wrote stand without the names of a source; what they were is purged.</summary>
    public sealed record WordsVeiled(ImmutableArray<WrittenText> Texts, string By, DateTimeOffset At) : Change;

    /// <summary>Somebody saw who a source is, or tried to.</summary>
    public sealed record SourceRevealed(SourceReveal Reveal) : Change;

    /// <summary>A protected source is forgotten: who it is, where its files lay, what proves its captures, who looked. Its documents go each by its own <see cref="Forgotten"/>, before.</summary>
    public sealed record ProtectedSourceForgotten(ProtectedSourceId Source, string By, DateTimeOffset At) : Change;

    /// <summary>
    /// A document that was read in the open is now a protected source's under another id: the old one goes out of every table and index as if forgotten, without a tombstone,
    /// since a hash of its content would let who holds the file confirm that it was here.
    /// </summary>
    public sealed record DocumentSealed(DocumentId Document, string By, DateTimeOffset At) : Change;
}

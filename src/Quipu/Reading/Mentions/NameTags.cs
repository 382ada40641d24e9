namespace Quipu.Reading.Mentions;

/// <summary>What a trained tagger tells apart; which of the finer types a group or another thing is, <see cref="NameTyping"/> says.</summary>
enum NameKind : byte { Person, Group, Place, Other }

/// <summary>
/// How names were marked in the corpora that a tagger learned from. Corpora differ in what they call a name (demonyms, events, works, titles before a person);
/// the tagger learns from all, and its caller says whose custom to follow.
/// </summary>
enum NameCustom : byte
{
    /// <summary>People, groups and places of the press, the web and letters; no demonyms (UNER; CESS and AnCora).</summary>
    News,

    /// <summary>Wikipedia with events, elections, prizes, works and demonyms (CrossNER).</summary>
    Encyclopedia,

    /// <summary>Wikipedia by way of DocRED: as the encyclopedia, its demonyms as places.</summary>
    Relations,

    /// <summary>Short messages of the net (WNUT).</summary>
    Chat,

    /// <summary>Reports of courts (personal data only).</summary>
    Court,
}

/// <summary>Tags of words within names: none, or of a kind and beginning, inside, ending or single.</summary>
static class NameTags
{
    internal const int Count = 17, Outside = 0, Begin = 0, Inside = 1, End = 2, Single = 3;

    internal static int Of(NameKind kind, int part) => 1 + (int)kind * 4 + part;

    internal static NameKind Kind(int tag) => (NameKind)((tag - 1) >> 2);

    internal static int Part(int tag) => (tag - 1) & 3;

    internal static bool Opens(int tag) => tag != Outside && Part(tag) is Begin or Single;

    internal static bool Closes(int tag) => tag == Outside || Part(tag) is End or Single;

    /// <summary>True where one tag may come after another.</summary>
    internal static bool Follows(int before, int tag) =>
        Closes(before) ? tag == Outside || Opens(tag) : tag != Outside && Kind(before) == Kind(tag) && Part(tag) is Inside or End;
}

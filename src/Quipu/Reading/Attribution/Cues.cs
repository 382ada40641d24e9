using System.Globalization;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Frames;
using BlockKind = Quipu.Documents.BlockKind;

namespace Quipu.Reading.Attribution;

/// <summary>What can be seen of a claim that says how far it may be trusted.</summary>
enum Cue : byte { Always, Type, Prior, Trigger, Subject, Object, SubjectTie, ObjectTie, SubjectAway, ObjectAway, Length, Block, Said, Modality, SubjectType, ObjectType, Marks }

/// <summary>A cue with the value it takes: <c>(Type, 7)</c>.</summary>
readonly record struct Seen(Cue Cue, int Value)
{
    /// <summary>The value as a table writes it: the word of what is a kind, else the number.</summary>
    internal string Word => Kinds(Cue) is { } kinds ? Enum.GetName(kinds, Enum.ToObject(kinds, Value))! : Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The cue with the value that a table writes.</summary>
    internal static Seen Of(Cue cue, string word) =>
        new(cue, Kinds(cue) is { } kinds ? Convert.ToInt32(Enum.Parse(kinds, word), CultureInfo.InvariantCulture) : int.Parse(word, CultureInfo.InvariantCulture));

    static Type? Kinds(Cue cue) => cue switch
    {
        Cue.Type => typeof(ClaimType),
        Cue.Trigger => typeof(Upos),
        Cue.Block => typeof(BlockKind),
        Cue.Modality => typeof(Modality),
        Cue.SubjectType or Cue.ObjectType => typeof(EntityType),
        _ => null,
    };
}

/// <summary>Looks at a weighed draft for the cues that sureness rests on. The table of their weights is fitted on judged readings (docs/decisions/0011).</summary>
static class Cues
{
    internal static void Of(Draft draft, Scene scene, List<Seen> to)
    {
        to.Clear();
        to.Add(new(Cue.Always, 0));
        to.Add(new(Cue.Type, (int)draft.Type));
        to.Add(new(Cue.Prior, Math.Clamp(draft.Sureness / 100, 0, 9)));
        to.Add(new(Cue.Trigger, (int)scene.Tokens[draft.TriggerFirst].Upos));
        Party(draft.Subject, draft, scene, to, (Cue.Subject, Cue.SubjectTie, Cue.SubjectAway, Cue.SubjectType));
        Party(draft.Object, draft, scene, to, (Cue.Object, Cue.ObjectTie, Cue.ObjectAway, Cue.ObjectType));
        to.Add(new(Cue.Length, Bucket(scene.Sentence.Count)));
        to.Add(new(Cue.Block, (int)scene.Sentence.Block));
        to.Add(new(Cue.Said, Math.Min(draft.Speakers.Count, 2)));
        to.Add(new(Cue.Modality, (int)(draft.Modality ?? Modality.Stated)));
        to.Add(new(Cue.Marks, Marks(draft)));
    }

    static void Party(Filler? filler, Draft draft, Scene scene, List<Seen> to, (Cue Kind, Cue Tie, Cue Away, Cue Type) cues)
    {
        if (filler is not { } party)
        {
            to.Add(new(cues.Kind, 0));
            return;
        }

        var entity = scene.Evidence.Entities[party.Entity];
        var pronoun = scene.IsPronoun(party);
        to.Add(new(cues.Kind, entity.Named ? pronoun ? 2 : 1 : pronoun ? 4 : 3));
        to.Add(new(cues.Type, (int)entity.Type));
        to.Add(new(cues.Away, scene.Holds(party.First) ? Bucket(Math.Abs(party.First - draft.TriggerFirst)) : 9));
        if (scene.Holds(party.First)) to.Add(new(cues.Tie, Tie(party, draft, scene)));
    }

    /// <summary>0: elsewhere in the tree; 1: hangs on the trigger; 2: the trigger hangs on it; 3: both hang on one word.</summary>
    static int Tie(Filler party, Draft draft, Scene scene)
    {
        var (head, trigger) = (HeadOf(party.First, party.Last, scene), HeadOf(draft.TriggerFirst, draft.TriggerLast, scene));
        if (scene.Tokens[head].Head == trigger) return 1;
        if (scene.Tokens[trigger].Head == head) return 2;
        return scene.Tokens[head].Head >= 0 && scene.Tokens[head].Head == scene.Tokens[trigger].Head ? 3 : 0;
    }

    static int HeadOf(int first, int last, Scene scene)
    {
        for (var i = first; i <= last; i++)
            if (scene.Tokens[i].Head < first || scene.Tokens[i].Head > last) return i;
        return first;
    }

    static int Marks(Draft draft) => (draft.Negated ? 1 : 0) + (draft.Ended ? 2 : 0) + (draft.Of is not null ? 4 : 0);

    /// <summary>0–2, 3–5, 6–10, 11–20, 21–40, above.</summary>
    static int Bucket(int count) => count switch { <= 2 => 0, <= 5 => 1, <= 10 => 2, <= 20 => 3, <= 40 => 4, _ => 5 };
}

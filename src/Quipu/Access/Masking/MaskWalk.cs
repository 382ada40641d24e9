using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Quipu.Claims;
using Quipu.Model;

namespace Quipu.Access.Masking;

/// <summary>
/// Walks any record that a store answers with, and gives one in which every text is as the viewer may see it; what has nothing masked in it comes back as it is.
/// It goes by the shapes of records and not by a list of them, so that a record made tomorrow cannot be forgotten.
/// </summary>
static class MaskWalk
{
    /// <summary>How values of a type are walked.</summary>
    /// <param name="Fields">Of a record: its fields with text somewhere in them.</param>
    /// <param name="Ids">The fields with an id of whom it is about.</param>
    /// <param name="Document">The field that says of which document it is.</param>
    sealed record Shape(FieldInfo[] Fields, FieldInfo[] Ids, FieldInfo? Document);

    static readonly ConcurrentDictionary<Type, bool> Bearing = [];
    static readonly ConcurrentDictionary<Type, Shape> Shapes = [];
    static readonly ConcurrentDictionary<Type, MethodInfo> Makers = [];
    static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
    static readonly MethodInfo ArrayOf = typeof(MaskWalk).GetMethod(nameof(Array), BindingFlags.Static | BindingFlags.NonPublic)!;
    static readonly HashSet<string> OfTheirs = new(StringComparer.Ordinal) { "name", "identifier", "address", "phone", "email", "url", "ip", "iban", "text", "string", "html" };

    internal static object Shown(MaskBook book, Viewer viewer, object value, Type declared) => Walk(value, declared, new(book, viewer, null, null));

    /// <summary>Whether values of a type may have text in them: what is left out of the walk for good.</summary>
    internal static bool MayBear(Type type)
    {
        if (Bearing.TryGetValue(type, out var known)) return known;
        return Bearing[type] = Bears(type, []);
    }

    /// <param name="Named">What is looked for in names of whom it is about, by the documents that name them.</param>
    readonly record struct Place(MaskBook Book, Viewer Viewer, DocumentId? Document, MaskedName? About, MaskText? Named = null)
    {
        internal string Text(string text)
        {
            var barred = Book.TextOf(Document) is { IsEmpty: false } names ? Document is null ? names.Barred(text) : names.BarredPiece(text) : text;
            return Named?.Barred(barred) ?? barred;
        }

        internal string Label(MaskedName who) => MaskLabel.Of(who.Ground, who.Number, Viewer.Language);
    }

    static object Walk(object value, Type declared, Place place)
    {
        if (value is string text) return place.Text(text);
        var type = value.GetType();
        if (!MayBear(type)) return value;
        if (value is IEnumerable many && Many(many, type, place) is { } walked) return walked;
        return Record(value, type, place);
    }

    static object Record(object value, Type type, Place place)
    {
        var shape = Shapes.GetOrAdd(type, static t => Of(t));
        place = place with { About = About(shape, value, place), Document = Document(shape, value) ?? place.Document, Named = Named(shape, value, place) ?? place.Named };
        object? copy = null;
        foreach (var field in shape.Fields)
        {
            if (field.GetValue(value) is not { } old) continue;
            var now = Field(field, old, value, place);
            if (ReferenceEquals(now, old) || now.Equals(old)) continue;
            copy ??= Clone.Invoke(value, null)!;
            field.SetValue(copy, now);
        }

        return copy ?? value;
    }

    static object Field(FieldInfo field, object old, object owner, Place place)
    {
        if (place.About is { } who)
        {
            if (owner is Statement statement) return Said(statement, field, old, place, who);
            var name = NameOf(field);
            if (old is string && name is "Name" or "Caption" or "Label") return place.Label(who);
            if (old is ImmutableArray<string> && name is "Aliases" or "Names") return ImmutableArray<string>.Empty;
        }

        return Walk(old, field.FieldType, place);
    }

    // Of a register's statements about them: names give way to the label, what finds or tells who they are is withheld.
    static object Said(Statement statement, FieldInfo field, object old, Place place, MaskedName who)
    {
        var name = NameOf(field);
        if (name is not ("Value" or "OriginalValue")) return name is "GivenId" ? old : Walk(old, field.FieldType, place);
        if (statement.PropType == "name") return place.Label(who);
        return OfTheirs.Contains(statement.PropType) || statement.Prop is "birthDate" or "birthPlace" ? MaskLabel.Withheld(place.Viewer.Language) : old;
    }

    static object? Many(IEnumerable many, Type type, Place place)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return type.GetProperty("IsDefault")!.GetValue(many) is true ? many : Makers.GetOrAdd(type, static t => ArrayOf.MakeGenericMethod(t.GetGenericArguments())).Invoke(null, [many, place])!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)) return Sorted(many, type, place);
        if (many is Array { Rank: 1 } array) return Copied(array, place);
        return many is IList list && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? Listed(list, type, place) : null;
    }

    static ImmutableArray<T> Array<T>(ImmutableArray<T> many, Place place)
    {
        ImmutableArray<T>.Builder? changed = null;
        for (var i = 0; i < many.Length; i++)
        {
            if (many[i] is not { } old) continue;
            var now = (T)Walk(old, typeof(T), place);
            if (ReferenceEquals(now, old) || EqualityComparer<T>.Default.Equals(now, old)) continue;
            changed ??= many.ToBuilder();
            changed[i] = now;
        }

        return changed?.MoveToImmutable() ?? many;
    }

    static Array Copied(Array array, Place place)
    {
        var copy = (Array)array.Clone();
        for (var i = 0; i < copy.Length; i++)
            if (copy.GetValue(i) is { } old) copy.SetValue(Walk(old, array.GetType().GetElementType()!, place), i);
        return copy;
    }

    static IList Listed(IList list, Type type, Place place)
    {
        var copy = (IList)Activator.CreateInstance(type)!;
        foreach (var old in list) copy.Add(old is null ? null : Walk(old, old.GetType(), place));
        return copy;
    }

    static object Sorted(IEnumerable many, Type type, Place place)
    {
        var (key, item) = (type.GetGenericArguments()[0], type.GetGenericArguments()[1]);
        var set = type.GetMethod("SetItem", [key, item])!;
        object result = many;
        foreach (var pair in many)
        {
            var of = pair.GetType();
            if (of.GetProperty("Value")!.GetValue(pair) is { } old && Walk(old, item, place) is var now && !now.Equals(old)) result = set.Invoke(result, [of.GetProperty("Key")!.GetValue(pair), now])!;
        }

        return result;
    }

    static MaskedName? About(Shape shape, object value, Place place)
    {
        foreach (var field in shape.Ids)
            if (field.GetValue(value) is EntityId id && id.Value is not null && place.Book.Of(id) is { } who) return who;
        return null;
    }

    static MaskText? Named(Shape shape, object value, Place place)
    {
        foreach (var field in shape.Ids)
            if (field.GetValue(value) is EntityId id && id.Value is not null && place.Book.TextOf(id) is { } names) return names;
        return null;
    }

    static DocumentId? Document(Shape shape, object value) => shape.Document?.GetValue(value) switch
    {
        DocumentId id when id.Value is not null => id,
        DocumentHead head => head.Id,
        _ => null,
    };

    static Shape Of(Type type)
    {
        var fields = Fields(type).ToArray();
        return new(
            [.. fields.Where(f => MayBear(f.FieldType))],
            [.. fields.Where(f => f.FieldType == typeof(EntityId) && NameOf(f) is "Id" or "Entity" or "Local" or "Canonical")],
            fields.FirstOrDefault(f => f.FieldType == typeof(DocumentHead)) ?? fields.FirstOrDefault(f => f.FieldType == typeof(DocumentId) && NameOf(f) is "Id" or "Document") ??
            fields.FirstOrDefault(f => f.FieldType == typeof(DocumentId?) && NameOf(f) is "Document"));
    }

    static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
    }

    static bool Bears(Type type, HashSet<Type> open)
    {
        if (type == typeof(string)) return true;
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || !open.Add(type)) return false;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Bears(inner, open);
        if (type.IsArray) return Bears(type.GetElementType()!, open);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return type.GetGenericArguments().Any(a => Bears(a, open));
        return !IsValue(type) && (type.IsInterface || type == typeof(object) || (type.IsAbstract && IsOurs(type)) || Fields(type).Any(f => Bears(f.FieldType, open)));
    }

    // Ids, codes and times: nothing in them is a word of a text.
    static bool IsValue(Type type) => type.Namespace is "System" && type is { IsGenericType: false } && type != typeof(object) ||
        type == typeof(Language) || type == typeof(PartialDate) || type == typeof(Span) ||
        (type is { IsValueType: true, IsGenericType: false } && Fields(type).ToArray() is [var only] && only.FieldType == typeof(string));

    static bool IsOurs(Type type) => type.Namespace is { } name && (name.StartsWith("Quipu", StringComparison.Ordinal) || name.StartsWith("FollowTheMoney", StringComparison.Ordinal));

    // The property that a field stands behind.
    static string NameOf(FieldInfo field) => field.Name is ['<', .. var rest] ? rest[..rest.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}

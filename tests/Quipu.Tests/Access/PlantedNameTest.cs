using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Quipu.Access;
using Quipu.Access.Masking;
using Quipu.Claims;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Access;

/// <summary>
/// A masked name in every field with words of every record that a store answers with: none is left. Records, lists, tables of details alike; a record made tomorrow is planted by its shape.
/// </summary>
public sealed class PlantedNameTest
{
    const string Name = "Juana Quispe Mamani";
    const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly DocumentId InDocument = new("0123456789abcdef0123456789abcdef");

    static readonly MaskBook Book = new([new(1, MaskGround.Minor, [new EntityId("somebody")])], MaskForms.Everywhere(Name), new Dictionary<DocumentId, string[]>(), new HashSet<DocumentId> { InDocument });

    public static TheoryData<string> Answers => [.. Types().Select(t => t.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void No_field_of_an_answer_keeps_a_masked_name(string type)
    {
        var planted = new Planter().Made(Types().Single(t => t.FullName == type))!;
        var fields = Found(planted).ToList();
        Assert.Empty(Found(Book.Shown<object>(Viewer.Owner, planted)));
        // With the right the same search sees the name in each field: it would see one that is left.
        Assert.Equal(fields, Found(Book.Shown<object>(Viewer.Keeper, planted)));
    }

    [Fact]
    public void Details_titles_and_quotes_were_planted()
    {
        var claim = Found(new Planter().Made(typeof(ShownClaim))!).ToList();
        foreach (var field in new[] { "Details", "Title", "Quote", "Name" }) Assert.Contains(claim, f => f.Contains(field, StringComparison.Ordinal));
        Assert.True(Types().Count() > 30, $"only {Types().Count()} kinds of answer");
    }

    /// <summary>What the methods of a store give, without the pages and lists around it.</summary>
    static IEnumerable<Type> Types() => typeof(IStore).GetMethods().Select(m => m.ReturnType).SelectMany(Inner)
        .Where(t => t is { IsInterface: false, IsAbstract: false, IsGenericParameter: false } && t != typeof(string) && MaskWalk.MayBear(t)).Distinct();

    static IEnumerable<Type> Inner(Type type) => type.IsArray ? Inner(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Inner) : [type];

    // By another way than the walk: every field of every object, whatever it is declared as.
    static IEnumerable<string> Found(object? value, string path = "", HashSet<object>? seen = null)
    {
        seen ??= new(ReferenceEqualityComparer.Instance);
        if (value is null or Type or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum) yield break;
        if (value is string text)
        {
            if (text.Contains("Quispe", StringComparison.Ordinal)) yield return path;
            yield break;
        }

        if (!value.GetType().IsValueType && !seen.Add(value)) yield break;
        if (value is Array array)
            foreach (var item in array)
                foreach (var found in Found(item, path + "[]", seen)) yield return found;
        for (var type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType) && !type.IsArray; type = type.BaseType)
            foreach (var field in type.GetFields(Own))
                foreach (var found in Found(field.GetValue(value), $"{path}.{field.Name}", seen)) yield return found;
    }

    /// <summary>Makes a value of any shape with the name wherever words may stand.</summary>
    sealed class Planter
    {
        readonly HashSet<Type> _open = [];

        internal object? Made(Type type)
        {
            if (type == typeof(string)) return "saw " + Name + " there";
            if (type == typeof(DocumentId)) return InDocument;
            if (Nullable.GetUnderlyingType(type) is { } inner) return Made(inner);
            if (type.IsEnum || type.IsPrimitive || type.Namespace == "System" || !MaskWalk.MayBear(type)) return type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
            if (!_open.Add(type)) return null;
            try
            {
                return typeof(IEnumerable).IsAssignableFrom(type) ? Many(type) : Record(type);
            }
            finally
            {
                _open.Remove(type);
            }
        }

        object? Record(Type type)
        {
            if (type.IsInterface || type.IsAbstract)
                return type.Assembly.GetTypes().FirstOrDefault(t => t is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableFrom(t)) is { } made ? Made(made) : null;
            var record = RuntimeHelpers.GetUninitializedObject(type);
            for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
                foreach (var field in at.GetFields(Own))
                    if (Made(field.FieldType) is { } value) field.SetValue(record, value);
            return record;
        }

        object? Many(Type type)
        {
            if (type.IsArray) return Filled(type.GetElementType()!);
            if (!type.IsGenericType) return null;
            var of = type.GetGenericArguments();
            if (type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) && Made(of[1]) is { } value)
                return type.GetMethod("SetItem", of)!.Invoke(type.GetField("Empty")!.GetValue(null), [of[0] == typeof(string) ? "key" : RuntimeHelpers.GetUninitializedObject(of[0]), value]);
            if (of.Length != 1 || Filled(of[0]) is not { } item) return type.IsValueType ? Empty(type, of) : null;
            if (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return Wrapped(of, item);
            return type.GetGenericTypeDefinition() == typeof(List<>) ? Activator.CreateInstance(type, item) : type.IsInstanceOfType(item) ? item : null;
        }

        static object? Empty(Type type, Type[] of) => type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Wrapped(of, Array.CreateInstance(of[0], 0)) : RuntimeHelpers.GetUninitializedObject(type);

        static object? Wrapped(Type[] of, Array items) => typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!.MakeGenericMethod(of).Invoke(null, [items]);

        Array? Filled(Type of)
        {
            if (Made(of) is not { } value) return null;
            var array = Array.CreateInstance(of, 1);
            array.SetValue(value, 0);
            return array;
        }
    }
}

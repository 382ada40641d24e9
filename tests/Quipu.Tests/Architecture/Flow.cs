using System.Reflection;
using System.Reflection.Emit;

namespace Quipu.Tests.Architecture;

/// <summary>
/// The order of the stages, and what a type knows of others, read from its signatures and its IL. A stage may know itself and the stages to its left.
/// <c>Quipu.Access</c> may be known by all; the root of the library (where stages meet) may know all and be known by all.
/// The root of <c>Quipu.Reading</c> composes its parts and holds what they hand over, so its parts may know it and it may know them.
/// </summary>
static class Flow
{
    internal static readonly string[] Stages =
    [
        "Model", "Text", "Sources", "Documents", "Reading.Models", "Reading.Analysis", "Reading.Mentions", "Reading.Coreference", "Reading.Frames", "Reading.Attribution",
        "Claims", "Registers", "Matching", "Entities", "Network", "Boards", "Patterns", "Search", "Figures", "Places", "Assessment", "Watches", "Exports", "Publishing",
    ];

    static readonly string[] Everywhere = ["Access", "Access.Masking"];

    static readonly (int First, int Last) Reading = (Array.IndexOf(Stages, "Reading.Models"), Array.IndexOf(Stages, "Reading.Attribution"));

    static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(op => (ushort)op.Value);

    /// <summary>Each use of a later stage, and each type outside every stage, as a sentence.</summary>
    internal static string[] Breaches(IEnumerable<Type> types) =>
    [
        .. types.SelectMany(type => Unplaced(type) is { } stray ? [stray] : Backwards(type)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    static string? Unplaced(Type type) =>
        Path(type) is { Length: > 0 } path && Place(path) is null && !Everywhere.Contains(path) ? $"{type.FullName} lies in no stage: {path}" : null;

    static IEnumerable<string> Backwards(Type type)
    {
        if (Path(type) is not { } path || Place(path) is not { } here) return [];
        return from used in Uses(type).Distinct()
               where used.Assembly == type.Assembly || used.Assembly == typeof(QuipuException).Assembly
               let there = Path(used) is { } other ? Place(other) : null
               where there is not null && there.Value.First > here.Last
               select $"{path} knows a later stage: {type.FullName} uses {used.FullName}";
    }

    /// <summary>The namespace below <c>Quipu</c>; empty for the root, null for what is not ours.</summary>
    static string? Path(Type type) => type.Namespace switch
    {
        "Quipu" => "",
        { } name when name.StartsWith("Quipu.", StringComparison.Ordinal) => name["Quipu.".Length..],
        _ => null,
    };

    /// <summary>Its place in the order; the root of Reading spans its parts. Null: outside the order.</summary>
    static (int First, int Last)? Place(string path)
    {
        var stage = Array.FindIndex(Stages, s => path == s || path.StartsWith(s + ".", StringComparison.Ordinal));
        return stage >= 0 ? (stage, stage) : path == "Reading" || path.StartsWith("Reading.", StringComparison.Ordinal) ? Reading : null;
    }

    static IEnumerable<Type> Uses(Type type)
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        IEnumerable<Type?> direct =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(all).Select(f => f.FieldType),
            .. type.GetCustomAttributesData().Select(a => a.AttributeType),
            .. type.GetMethods(all).SelectMany(SignatureAndBody),
            .. type.GetConstructors(all).SelectMany(SignatureAndBody),
        ];
        return direct.OfType<Type>().SelectMany(Unwrap);
    }

    static IEnumerable<Type?> SignatureAndBody(MethodBase method)
    {
        var body = method.GetMethodBody();
        return
        [
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(p => p.ParameterType),
            .. body?.LocalVariables.Select(v => v.LocalType) ?? [],
            .. body?.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause).Select(c => c.CatchType) ?? [],
            .. TokensIn(method, body?.GetILAsByteArray() ?? []),
        ];
    }

    static IEnumerable<Type?> TokensIn(MethodBase method, byte[] il)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var i = 0; i < il.Length;)
        {
            ushort code = il[i++];
            if (code == 0xFE) code = (ushort)(0xFE00 | il[i++]);
            var op = OpCodesByValue[code];
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(il, i), typeArguments, methodArguments);
                yield return member as Type ?? member?.DeclaringType;
                if (member is MethodInfo { IsGenericMethod: true } generic)
                    foreach (var argument in generic.GetGenericArguments()) yield return argument;
            }

            i += OperandSize(op, il, i);
        }
    }

    static int OperandSize(OpCode op, byte[] il, int at) => op.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };

    static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Unwrap)]
        : [type];
}
